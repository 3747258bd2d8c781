import {
  findWallet,
  isEmbeddedWallet,
  UnsupportedChainTypeError,
  WalletNotEmbeddedError,
  WalletNotFoundError,
  type User,
  type Wallet,
} from '@latchkey/core'
import type { WalletPlace } from '@latchkey/vault'

/** The person's own wallet with this address, and its place in their vault. */
export function embeddedWallet(user: User, address: string): { wallet: Wallet; place: WalletPlace } {
  const wallet = findWallet(user, address)
  if (!wallet) throw new WalletNotFoundError(address)
  if (!isEmbeddedWallet(wallet)) throw new WalletNotEmbeddedError(address)
  return { wallet, place: walletPlace(wallet) }
}

function walletPlace({ address, chainType, imported, walletIndex }: Wallet): WalletPlace {
  if (chainType !== 'ethereum' && chainType !== 'solana')
    throw new UnsupportedChainTypeError(chainType, 'vaults hold ethereum and solana wallets.')
  if (imported) return { chainType, imported: address }
  if (walletIndex === null) throw new WalletNotEmbeddedError(address)
  return { chainType, walletIndex }
}
