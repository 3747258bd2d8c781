import { LatchkeyError, type ErrorCode } from '@latchkey/core'

/** An error as EIP-1193 wants it: `code` is a number. What happened here is the `cause`, a LatchkeyError; what a node said is `data`. */
export class ProviderRpcError extends Error {
  override readonly name = 'ProviderRpcError'
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, { data, cause }: { data?: unknown; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.data = data
  }
}

/** The numbers that libraries branch on (EIP-1193, EIP-1474, EIP-3085). */
export const rpcCode = {
  userRejected: 4001,
  unauthorized: 4100,
  unsupportedMethod: 4200,
  disconnected: 4900,
  unknownChain: 4902,
  invalidParams: -32602,
  internal: -32603,
} as const

/** Any error, as EIP-1193 wants it. */
export function toProviderError(error: unknown): ProviderRpcError {
  if (error instanceof ProviderRpcError) return error
  const node = error instanceof LatchkeyError && error.cause instanceof ProviderRpcError ? error.cause : undefined
  if (node) return new ProviderRpcError(node.code, node.message, { data: node.data, cause: error })
  const code = error instanceof LatchkeyError ? codes[error.code as ErrorCode] : undefined
  const message = error instanceof Error ? error.message : 'The wallet failed.'
  return new ProviderRpcError(code ?? rpcCode.internal, message, { cause: error })
}

/** What is not in here is the wallet's own failure. */
const codes: Partial<Record<ErrorCode, number>> = {
  passkey_cancelled: rpcCode.userRejected,
  wallet_rejected: rpcCode.userRejected,
  aborted: rpcCode.userRejected,
  must_be_authenticated: rpcCode.unauthorized,
  missing_or_invalid_token: rpcCode.unauthorized,
  session_revoked: rpcCode.unauthorized,
  refresh_token_expired: rpcCode.unauthorized,
  refresh_token_reused: rpcCode.unauthorized,
  identity_changed: rpcCode.unauthorized,
  wallet_not_found: rpcCode.unauthorized,
  wallet_not_embedded: rpcCode.unauthorized,
  passcode_required: rpcCode.unauthorized,
  passcode_incorrect: rpcCode.unauthorized,
  capability_missing: rpcCode.unsupportedMethod,
  unsupported_method: rpcCode.unsupportedMethod,
  not_supported: rpcCode.unsupportedMethod,
  chain_not_configured: rpcCode.disconnected,
  chain_unavailable: rpcCode.disconnected,
  backend_unreachable: rpcCode.disconnected,
  offline: rpcCode.disconnected,
  timeout: rpcCode.disconnected,
  wire_invalid: rpcCode.invalidParams,
  typed_data_invalid: rpcCode.invalidParams,
  transaction_invalid: rpcCode.invalidParams,
}
