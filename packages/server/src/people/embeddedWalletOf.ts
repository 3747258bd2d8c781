import {
  LatchkeyError,
  sameAddress,
  UnsupportedChainTypeError,
  WalletNotEmbeddedError,
  WalletNotFoundError,
} from '@latchkey/core'
import type { Server } from '../Server.ts'

/** One of the person's embedded wallets, as stored, and whether server access is on. */
export async function embeddedWalletOf(
  { store, now }: Server,
  userId: string,
  { address, chainType }: { address: string; chainType: string },
) {
  const found = await store.users.get(userId, now())
  if (!found) throw new LatchkeyError('session_revoked', 'This person is no longer known here. Sign in again.')
  const account = found.accounts.find(
    ({ type, data }) => type === 'wallet' && sameAddress(String(data['address']), address),
  )
  if (!account) throw new WalletNotFoundError(address)
  if (account.data['connector_type'] !== 'embedded') throw new WalletNotEmbeddedError(address)
  const wallet = account.data as { id: string; address: string; chain_type: 'ethereum' | 'solana' }
  if (wallet.chain_type !== chainType)
    throw new UnsupportedChainTypeError(chainType, `the wallet is on ${wallet.chain_type}.`)
  const delegated = found.delegations.some(({ walletId }) => walletId === wallet.id)
  return { wallet, delegated, epoch: found.user.epoch }
}
