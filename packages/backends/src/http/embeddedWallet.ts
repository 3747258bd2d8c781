import {
  findWallet,
  isEmbeddedWallet,
  WalletNotEmbeddedError,
  WalletNotFoundError,
  type User,
  type Wallet,
} from '@latchkey/core'

/** The person's own wallet with this address, and its place in their vault. */
export function embeddedWallet(user: User, address: string): Wallet & { walletIndex: number } {
  const wallet = findWallet(user, address)
  if (!wallet) throw new WalletNotFoundError(address)
  if (!isEmbeddedWallet(wallet) || wallet.walletIndex === null) throw new WalletNotEmbeddedError(address)
  return { ...wallet, walletIndex: wallet.walletIndex }
}
