import type { RecoveryMethod } from '@latchkey/core'
import { base16, base58 } from '@scure/base'
import type { AccountRow } from '../store/Store.ts'

interface EmbeddedWallet {
  address: string
  chainType: 'ethereum' | 'solana'
  /** Null for one that was imported. */
  walletIndex: number | null
  /** `privy` while the server still keeps the key for a person who has not arrived yet. */
  recoveryMethod: RecoveryMethod | 'privy'
}

/** An embedded wallet as it is linked to its person. */
export function embeddedAccount(
  { address, chainType, walletIndex, recoveryMethod }: EmbeddedWallet,
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
      // On Solana the address is the public key.
      ...(chainType === 'solana' && { public_key: base16.encode(base58.decode(address)).toLowerCase() }),
    },
    firstVerifiedAt: now,
    latestVerifiedAt: now,
  }
}

/** Each chain type's main network (CAIP-2). */
const chainIds = { ethereum: 'eip155:1', solana: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' }
