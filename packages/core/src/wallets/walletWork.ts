/** What actions on wallets do: one part that loads with the first of them. */
export { addWallet } from './addWallet.ts'
export { delegateWallet } from './delegateWallet.ts'
export { revokeWallets } from './revokeWallets.ts'
export { signWithWallet } from './signWithWallet.ts'
