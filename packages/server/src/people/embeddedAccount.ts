import type { RecoveryMethod } from '@latchkey/core'
import type { AccountRow } from '../store/Store.ts'

interface EmbeddedWallet {
  address: string
  chainType: 'ethereum' | 'solana'
  /** Null for one that was imported. */
  walletIndex: number | null
  /** `privy` while the server still keeps the key for a person who has not arrived yet. */
  recoveryMethod: RecoveryMethod | 'privy'
  publicKey?: string | null
}

/** An embedded wallet as it is linked to its person. */
export function embeddedAccount(
  { address, chainType, walletIndex, recoveryMethod, publicKey }: EmbeddedWallet,
  now: number,
): AccountRow {
  return {
    type: 'wallet',
    key: chainType === 'ethereum' ? address.toLowerCase() : address,
    data: {
      id: crypto.randomUUID(),
      address,
      chain_id: chainIds[chainType],
      chain_type: chainType,
      connector_type: 'embedded',
      wallet_client: 'privy',
      wallet_client_type: 'privy',
      imported: walletIndex === null,
      recovery_method: recoveryMethod,
      wallet_index: walletIndex,
      ...(publicKey && { public_key: publicKey }),
    },
    firstVerifiedAt: now,
    latestVerifiedAt: now,
  }
}

/** Each chain type's main network (CAIP-2). */
const chainIds = { ethereum: 'eip155:1', solana: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' }
