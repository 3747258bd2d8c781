/** The endpoints of servers whose wallets are held by a wallet service. */
export {
  completeWalletAction,
  prepareWalletAction,
  type WalletActionAnswer,
  type WalletActionRequest,
} from './wire/walletAction.ts'
