import { LatchkeyError, type ChainType } from '@latchkey/core'
import { base16, base58 } from '@scure/base'
import type { AccountRow } from '../store/Store.ts'
import type { Server } from '../Server.ts'
import type { DfnsAccess } from './dfnsAccess.ts'
import type { DfnsWallet } from './DfnsSdk.ts'

/** What `networks` names a chain type's wallets' network; refused where it names none. */
export function networkOf({ networks }: DfnsAccess, chainType: ChainType | undefined): string {
  const network = networks[chainType as keyof typeof networks]
  if (network) return network
  throw new LatchkeyError(
    'unsupported_chain_type',
    `This app makes no wallets on ${chainType}. Look at capabilities.wallets.`,
  )
}

/** A wallet at Dfns as it is linked to its person: its key is there, and moves by their passkey alone. */
export function walletAccount(
  { id, address }: DfnsWallet,
  chainType: 'ethereum' | 'solana',
  now: number,
): AccountRow & { data: { address: string } } {
  if (typeof address !== 'string')
    throw new LatchkeyError('backend_invalid', 'The wallet service made a wallet without an address.')
  return {
    type: 'wallet',
    key: chainType === 'ethereum' ? address.toLowerCase() : address,
    data: {
      id,
      address,
      chain_type: chainType,
      connector_type: 'embedded',
      wallet_client: 'dfns',
      wallet_client_type: 'dfns',
      imported: false,
      wallet_index: null,
      // On Solana the address is the public key.
      ...(chainType === 'solana' && { public_key: base16.encode(base58.decode(address)).toLowerCase() }),
    },
    firstVerifiedAt: now,
    latestVerifiedAt: now,
  }
}

/** A wallet of this person's at Dfns, by its address. */
export async function ownWallet(
  { store, now }: Server,
  userId: string,
  address: string | undefined,
): Promise<{ walletId: string; chainType: string }> {
  const found = await store.users.get(userId, now())
  const wallet = found?.accounts.find(
    ({ type, key, data }) =>
      type === 'wallet' && data['wallet_client_type'] === 'dfns' && (key === address || key === address?.toLowerCase()),
  )
  if (wallet) return { walletId: wallet.data['id'] as string, chainType: wallet.data['chain_type'] as string }
  throw new LatchkeyError(
    'wallet_not_found',
    'This person has no such wallet. Call refreshUser() if it was made elsewhere.',
  )
}
