import { LatchkeyError, MustBeAuthenticatedError, type ErrorCode } from '@latchkey/core'

/** What the SDK throws: by Privy's server (`status`), by itself (`code`), or by the wallet's frame (`type`). */
interface PrivyFailure {
  name?: unknown
  message?: unknown
  code?: unknown
  status?: unknown
  type?: unknown
}

/** The SDK's failure in our words. It stays the cause. */
export function privyRefusal(verb: string, cause: unknown): LatchkeyError {
  if (cause instanceof LatchkeyError) return cause
  const { name, message, code, status, type } = (cause ?? {}) as PrivyFailure
  const said = typeof message === 'string' ? message.slice(0, 300) : 'nothing more'
  const fail = (code: ErrorCode, why: string, retryable = false) =>
    new LatchkeyError(code, `${verb}() failed: ${why}`, { retryable, cause })

  if (typeof status === 'number') {
    if (status === 429) return fail('rate_limited', 'there were too many requests. Wait, then try again.', true)
    if (status >= 500) return fail('backend_unreachable', 'Privy is down, or something before it is. Try again.', true)
    return fail(codes[String(code)] ?? 'backend_failed', `it was refused (${said}).`)
  }
  if (code === 'delegated_actions_before_logged_in' || code === 'attempted_rpc_call_before_logged_in')
    return new MustBeAuthenticatedError(verb)
  const own = codes[String(code)] ?? codes[String(type)]
  if (own) return fail(own, `it was refused (${said}).`, own === 'vault_unavailable')
  if (/reached timeout|Timed out/i.test(said) || name === 'AbortError' || name === 'TimeoutError')
    return fail('timeout', 'there was no answer in time. It may have taken effect: call refreshUser() to see.', true)
  if (/failed to become ready|not initialized/.test(said))
    return fail('vault_unavailable', 'the wallet’s frame did not answer. Try again, or reload the page.', true)
  if (name === 'TypeError' && /fetch|network|load failed/i.test(said))
    return globalThis.navigator?.onLine === false
      ? fail('offline', 'this device is offline. Try again when it is back.', true)
      : fail('backend_unreachable', 'there was no whole answer, so whether it took effect is unknown. Try again.', true)
  if (name === 'SyntaxError') return fail('backend_invalid', 'the answer is not one of Privy’s.', true)
  return fail('backend_failed', 'the SDK failed in a way of its own, which is the cause.', true)
}

/** Its codes by ours. What is not here counts as the backend's own failure. */
const codes: Record<string, ErrorCode | undefined> = {
  ...same([
    'account_already_exists',
    'action_challenge_expired',
    'action_challenge_unknown_or_used',
    'allowlist_rejected',
    'cannot_link_more_of_type',
    'cannot_unlink_sole_account',
    'consent_declined',
    'delegation_exists',
    'identity_changed',
    'invalid_credentials',
    'custom_token_invalid',
    'custom_auth_unavailable',
    'linked_account_not_found',
    'linked_to_another_user',
    'mail_unavailable',
    'missing_or_invalid_token',
    'farcaster_invalid',
    'farcaster_unavailable',
    'mfa_required',
    'must_be_authenticated',
    'not_found',
    'not_supported',
    'oauth_redirect_not_allowed',
    'oauth_unavailable',
    'oauth_unexpected',
    'oauth_user_denied',
    'origin_not_allowed',
    'passcode_required',
    'passkey_cancelled',
    'passkey_invalid',
    'passkey_not_found',
    'passkey_not_supported',
    'passkey_required',
    'prf_not_supported',
    'refresh_token_expired',
    'refresh_token_reused',
    'session_revoked',
    'siwe_invalid',
    'siws_invalid',
    'sms_unavailable',
    'telegram_invalid',
    'token_expired',
    'token_invalid',
    'unsupported_chain_type',
    'user_does_not_exist',
    'user_verification_missing',
    'vault_unavailable',
    'wallet_not_embedded',
    'wallet_not_found',
    'wire_invalid',
    'wire_too_large',
  ]),
  delegated_actions_wallet_not_found: 'wallet_not_found',
  embedded_wallet_creation_error: 'vault_unavailable',
  embedded_wallet_webview_not_loaded: 'vault_unavailable',
  invalid_data: 'wire_invalid',
  invalid_input: 'wire_invalid',
  missing_or_invalid_privy_app_id: 'config_invalid',
  passkey_not_allowed: 'passkey_invalid',
  pkce_state_code_mismatch: 'oauth_unexpected',
  storage_error: 'storage_unavailable',
  disallowed_login_method: 'not_supported',
  too_many_requests: 'rate_limited',
  unsupported_wallet_type: 'not_supported',
}

function same(list: ErrorCode[]): Record<string, ErrorCode> {
  return Object.fromEntries(list.map((code) => [code, code]))
}
