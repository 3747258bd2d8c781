export {
  addPasskeyComplete,
  addPasskeyInit,
  createWalletComplete,
  createWalletInit,
  exportWalletComplete,
  exportWalletInit,
  generateSignatureComplete,
  generateSignatureInit,
  removePasskeyComplete,
  removePasskeyInit,
  signAction,
  transferAssetComplete,
  transferAssetInit,
} from './actions/actionSteps.ts'
export { acceptHistory } from './actions/acceptHistory.ts'
export { acceptTerms } from './actions/acceptTerms.ts'
export { addPasskey, type AddPasskeyParameters } from './actions/addPasskey.ts'
export { addRecoveryMethod, type AddRecoveryMethodParameters } from './actions/addRecoveryMethod.ts'
export { createCeremony, type Ceremony, type CeremonyState } from './actions/ceremony.ts'
export { createGuestAccount } from './actions/createGuestAccount.ts'
export { createWallet, type CreateWalletParameters } from './actions/createWallet.ts'
export { delegateWallet, type DelegateWalletParameters } from './actions/delegateWallet.ts'
export { exportWallet, type ExportWalletParameters } from './actions/exportWallet.ts'
export { generateSiweMessage } from './actions/generateSiweMessage.ts'
export { generateSiwsMessage } from './actions/generateSiwsMessage.ts'
export { getAccessToken } from './actions/getAccessToken.ts'
export { getActivity, type GetActivityParameters } from './actions/getActivity.ts'
export { getGrants } from './actions/getGrants.ts'
export { getRecoveryMethods } from './actions/getRecoveryMethods.ts'
export { importWallet, type ImportWalletParameters } from './actions/importWallet.ts'
export { initEnrollMfa } from './actions/initEnrollMfa.ts'
export { initOAuth, type InitOAuthParameters } from './actions/initOAuth.ts'
export { linkAccount } from './actions/linkAccount.ts'
export { linkOAuth } from './actions/linkOAuth.ts'
export { linkWithWallet } from './actions/linkWithWallet.ts'
export { listDevices } from './actions/listDevices.ts'
export { listPasskeys } from './actions/listPasskeys.ts'
export { loginWithCode } from './actions/loginWithCode.ts'
export { loginWithCustomJwt } from './actions/loginWithCustomJwt.ts'
export { loginWithOAuth } from './actions/loginWithOAuth.ts'
export { loginWithPasskey } from './actions/loginWithPasskey.ts'
export { loginWithSiwe } from './actions/loginWithSiwe.ts'
export { loginWithSiws } from './actions/loginWithSiws.ts'
export { loginWithSms } from './actions/loginWithSms.ts'
export { loginWithWallet } from './actions/loginWithWallet.ts'
export { logout } from './actions/logout.ts'
export type { Eip1193Provider } from './actions/proveWallet.ts'
export { refreshUser } from './actions/refreshUser.ts'
export { removePasskey, type RemovePasskeyParameters } from './actions/removePasskey.ts'
export { removeRecoveryMethod, type RemoveRecoveryMethodParameters } from './actions/removeRecoveryMethod.ts'
export { renamePasskey, type RenamePasskeyParameters } from './actions/renamePasskey.ts'
export { revokeOnchain, type RevokeOnchainParameters } from './actions/revokeOnchain.ts'
export { revokeWallets } from './actions/revokeWallets.ts'
export { sendCode } from './actions/sendCode.ts'
export { sendSmsCode } from './actions/sendSmsCode.ts'
export { signMessage } from './actions/signMessage.ts'
export { signOutDevices, type SignOutDevicesParameters } from './actions/signOutDevices.ts'
export { signTransaction } from './actions/signTransaction.ts'
export { signTypedData } from './actions/signTypedData.ts'
export { linkWithSolanaWallet } from './actions/linkWithSolanaWallet.ts'
export { loginWithSolanaWallet } from './actions/loginWithSolanaWallet.ts'
export type { SolanaSigner } from './actions/proveSolanaWallet.ts'
export { loginWithTelegram } from './actions/loginWithTelegram.ts'
export { proveTelegram, type ProveTelegramParameters } from './actions/proveTelegram.ts'
export { initFarcaster } from './actions/initFarcaster.ts'
export { awaitFarcaster } from './actions/awaitFarcaster.ts'
export { loginWithFarcaster } from './actions/loginWithFarcaster.ts'
export { transferAccount, type TransferAccountParameters } from './actions/transferAccount.ts'
export { submitEnrollMfa } from './actions/submitEnrollMfa.ts'
export { unenrollMfa } from './actions/unenrollMfa.ts'
export { verifyMfa } from './actions/verifyMfa.ts'
export { signupWithPasskey } from './actions/signupWithPasskey.ts'
export { unlinkAccount } from './actions/unlinkAccount.ts'
export type { Device } from './types/Device.ts'
export type { Backend, CallOptions, Verb } from './backend/Backend.ts'
export type { Capabilities, LoginMethod } from './backend/Capabilities.ts'
export type { OAuthProvider, OAuthReturn } from './types/OAuthProvider.ts'
export { createBackend } from './backend/createBackend.ts'
export { idleBackend } from './backend/idleBackend.ts'
export {
  AbortedError,
  BackendFailedError,
  BackendInvalidError,
  CapabilityMissingError,
  TimeoutError,
} from './errors/backend.ts'
export { isAccountTransferRequired, type AccountTransferRequiredError } from './errors/linking.ts'
export type { ErrorCode } from './errors/ErrorCode.ts'
export { historyDispute } from './errors/historyDispute.ts'
export { IdentityChangedError, MustBeAuthenticatedError } from './errors/identity.ts'
export { endsSession, LatchkeyError, type LatchkeyErrorOptions } from './errors/LatchkeyError.ts'
export { UnsupportedChainTypeError, WalletNotEmbeddedError, WalletNotFoundError } from './errors/wallet.ts'
export { lazily } from './lazily.ts'
export { createSession, type Session, type SessionParameters } from './session/createSession.ts'
export type { SessionEvent, SessionState } from './session/SessionState.ts'
export { shareStructure } from './session/shareStructure.ts'
export { startSession } from './session/startSession.ts'
export { tellTabs } from './session/tabs.ts'
export type { RpcData } from './wire/rpc.ts'
export type { AccountName, AccountProof, OAuthAccountType, SiwsMessageType, WalletProof } from './types/AccountProof.ts'
export type {
  ActionAnswer,
  ActionKind,
  ActionOutcome,
  ActionRequest,
  Actions,
  PreparedAction,
  SignedAction,
} from './types/Action.ts'
export type { Activity, ActivityPage, AuditCheckpoint, AuditDetail, AuditEvent, AuditHead } from './types/Activity.ts'
export type { HistoryDispute } from './types/HistoryDispute.ts'
export type { AppWallet } from './types/AppWallet.ts'
export type { ChainType } from './types/ChainType.ts'
export {
  defaultExpiresIn,
  messagesOnly,
  type DelegatedAction,
  type Delegation,
  type DelegationMode,
  type DelegationScope,
  type OutlivingSignature,
} from './types/Delegation.ts'
export type { ExportFormat } from './types/ExportFormat.ts'
export type { FarcasterChannel, FarcasterProof } from './types/Farcaster.ts'
export type { Grant, OnchainGrant } from './types/Grant.ts'
export type {
  LinkedAccount,
  LinkedAccountKinds,
  LinkedAccountOf,
  LinkedAccountType,
  UnknownAccount,
  Verification,
} from './types/LinkedAccount.ts'
export type {
  AskNode,
  OnchainCall,
  OnchainClientAdapter,
  OnchainContract,
  OnchainExecution,
  OnchainServerAdapter,
  OnchainTerms,
} from './types/OnchainAdapter.ts'
export type { MfaAction, MfaRequest, NewFactor, OldFactor, ShownFactor, TotpEnrollment } from './types/Mfa.ts'
export type { OwnPasskey } from './types/OwnPasskey.ts'
export type { RecoveryOption } from './types/RecoveryOption.ts'
export type { RevocationReceipt, SignedReceipt } from './types/RevocationReceipt.ts'
export type { RevokeOutcome, RevokeResult } from './types/RevokeResult.ts'
export type { EthereumTransaction, SignableTransaction, TypedData } from './types/Signable.ts'
export type { LoginResult, SessionSnapshot, Shown } from './types/SessionSnapshot.ts'
export type { TelegramData, TelegramProof } from './types/TelegramProof.ts'
export type { CustomMetadata, MfaMethod, User, UserRecord } from './types/User.ts'
export type { Vault, VaultKdf, VaultProof, VaultWrap } from './types/Vault.ts'
export type { RecoveryMethod, SmartWallet, Wallet } from './types/Wallet.ts'
export { delegatedWallets, findWallet, isEmbeddedWallet, sameAddress, wallets } from './types/wallets.ts'
