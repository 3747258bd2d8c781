import { LatchkeyError, type ErrorCode } from '@latchkey/core'

/** The reasons that `onError` names, in Privy's words. The error itself, with a code of ours, comes beside them. */
export const PrivyErrorCode = {
  ALLOWLIST_REJECTED: 'allowlist_rejected',
  CANNOT_LINK_MORE_OF_TYPE: 'cannot_link_more_of_type',
  CLIENT_REQUEST_TIMEOUT: 'client_request_timeout',
  EMBEDDED_WALLET_ALREADY_EXISTS: 'embedded_wallet_already_exists',
  EMBEDDED_WALLET_NOT_FOUND: 'embedded_wallet_not_found',
  FAILED_TO_LINK_ACCOUNT: 'failed_to_link_account',
  FAILED_TO_UPDATE_ACCOUNT: 'failed_to_update_account',
  INVALID_CREDENTIALS: 'invalid_credentials',
  LINKED_TO_ANOTHER_USER: 'linked_to_another_user',
  MISSING_MFA_CREDENTIALS: 'missing_or_invalid_mfa',
  MISSING_OR_INVALID_TOKEN: 'missing_or_invalid_token',
  MUST_BE_AUTHENTICATED: 'must_be_authenticated',
  NOT_SUPPORTED: 'not_supported',
  OAUTH_UNEXPECTED: 'oauth_unexpected',
  OAUTH_USER_DENIED: 'oauth_user_denied',
  TOO_MANY_REQUESTS: 'too_many_requests',
  TRANSACTION_FAILURE: 'transaction_failure',
  UNABLE_TO_SIGN: 'unable_to_sign',
  UNKNOWN_AUTH_ERROR: 'unknown_auth_error',
  UNKNOWN_EMBEDDED_WALLET_ERROR: 'unknown_embedded_wallet_error',
  UNSUPPORTED_WALLET_TYPE: 'unsupported_wallet_type',
  USER_DOES_NOT_EXIST: 'user_does_not_exist',
  USER_EXITED_AUTH_FLOW: 'exited_auth_flow',
  USER_EXITED_LINK_FLOW: 'exited_link_flow',
} as const

export type PrivyErrorCode = (typeof PrivyErrorCode)[keyof typeof PrivyErrorCode]

/** What went wrong, in both vocabularies. */
export type CallbackError<details extends object = object> = (
  code: PrivyErrorCode,
  details: details & { error: LatchkeyError },
) => void

const same: ReadonlySet<string> = new Set(Object.values(PrivyErrorCode))

const renamed: { [code in ErrorCode]?: PrivyErrorCode } = {
  capability_missing: 'not_supported',
  mfa_required: 'missing_or_invalid_mfa',
  rate_limited: 'too_many_requests',
  timeout: 'client_request_timeout',
  unsupported_chain_type: 'unsupported_wallet_type',
  user_not_found: 'user_does_not_exist',
  wallet_already_exists: 'embedded_wallet_already_exists',
  wallet_index_conflict: 'embedded_wallet_already_exists',
  wallet_not_found: 'embedded_wallet_not_found',
}

/** Privy's word for an error of ours; `exited` where the person did not want to, `otherwise` for what Privy has no word for. */
export function toPrivyErrorCode(
  { code }: LatchkeyError,
  { exited, otherwise }: { exited?: PrivyErrorCode; otherwise: PrivyErrorCode },
): PrivyErrorCode {
  if (exited && refusals.has(code)) return exited
  if (same.has(code)) return code as PrivyErrorCode
  return renamed[code] ?? otherwise
}

/** The person said no. */
const refusals: ReadonlySet<ErrorCode> = new Set([
  'passkey_cancelled',
  'wallet_rejected',
  'consent_declined',
  'aborted',
])
