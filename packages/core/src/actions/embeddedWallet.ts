import { WalletNotEmbeddedError, WalletNotFoundError } from '../errors/wallet.ts'
import type { LinkedAccountOf } from '../types/LinkedAccount.ts'
import type { User } from '../types/User.ts'
import { findWallet, isEmbeddedWallet } from '../types/wallets.ts'

/** The person's embedded wallet with this address, in any letter case, or the reason why there is none. */
export function embeddedWallet(user: User, address: string): LinkedAccountOf<'wallet'> {
  const wallet = findWallet(user, address)
  if (!wallet) throw new WalletNotFoundError(address)
  if (!isEmbeddedWallet(wallet)) throw new WalletNotEmbeddedError(address)
  return wallet
}
