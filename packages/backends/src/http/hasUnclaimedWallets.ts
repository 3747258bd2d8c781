import { isEmbeddedWallet, wallets, type User } from '@latchkey/core'

/** True where the app made wallets for this person ahead of their arrival, and the server still keeps the secret of them. */
export const hasUnclaimedWallets = (user: User): boolean =>
  wallets(user).some((wallet) => isEmbeddedWallet(wallet) && wallet.recoveryMethod === 'privy')
