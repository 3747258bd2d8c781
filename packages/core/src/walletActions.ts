/** The endpoints of servers whose wallets are held by a wallet service. */
export {
  completeWalletAction,
  prepareWalletAction,
  type WalletActionAnswer,
  type WalletActionName,
  type WalletActionRequest,
} from './wire/walletAction.ts'
export {
  addRecoveryKeyInit,
  recover,
  recoveredCredentials,
  recoverInit,
  recoveryCredential,
  type NewRecoveryKeyWire,
} from './wire/walletRecovery.ts'
export { loginWithIdToken, signupWithIdTokenInit } from './wire/walletSocial.ts'
