export type { Backend, CallOptions, Verb } from './backend/Backend.ts'
export type { Capabilities, LoginMethod } from './backend/Capabilities.ts'
export { createBackend } from './backend/createBackend.ts'
export {
  AbortedError,
  BackendFailedError,
  BackendInvalidError,
  CapabilityMissingError,
  TimeoutError,
} from './errors/backend.ts'
export type { ErrorCode } from './errors/ErrorCode.ts'
export { IdentityChangedError, MustBeAuthenticatedError } from './errors/identity.ts'
export { endsSession, LatchkeyError, type LatchkeyErrorOptions } from './errors/LatchkeyError.ts'
export {
  NothingToRevokeError,
  UnsupportedChainTypeError,
  WalletNotEmbeddedError,
  WalletNotFoundError,
} from './errors/wallet.ts'
export { WireInvalidError, WireTooLargeError } from './errors/wire.ts'
export type { ChainType } from './types/ChainType.ts'
export type { DelegatedAction, Delegation, DelegationScope } from './types/Delegation.ts'
export type { Grant } from './types/Grant.ts'
export type {
  LinkedAccount,
  LinkedAccountKinds,
  LinkedAccountOf,
  LinkedAccountType,
  UnknownAccount,
  Verification,
} from './types/LinkedAccount.ts'
export type { RevokeOutcome, RevokeResult } from './types/RevokeResult.ts'
export type { LoginResult, SessionSnapshot } from './types/SessionSnapshot.ts'
export { toUser } from './types/toUser.ts'
export type { CustomMetadata, MfaMethod, User, UserRecord } from './types/User.ts'
export type { Vault, VaultKdf, VaultWrap } from './types/Vault.ts'
export type { RecoveryMethod, SmartWallet, Wallet } from './types/Wallet.ts'
export { delegatedWallets, findWallet, isEmbeddedWallet, sameAddress, wallets } from './types/wallets.ts'
