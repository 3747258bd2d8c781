import type { ErrorCode } from './ErrorCode.ts'

export interface LatchkeyErrorOptions {
  /** True where the same call may succeed later, unchanged. */
  retryable?: boolean
  /** The earliest moment worth trying again. */
  retryAt?: Date
  cause?: unknown
}

/** Every error that Latchkey raises. The message says what happened, why, and what to do; branch on `code`. */
export class LatchkeyError<code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'LatchkeyError'
  readonly code: code
  readonly retryable: boolean
  readonly retryAt: Date | undefined

  constructor(code: code, message: string, { retryable = false, retryAt, cause }: LatchkeyErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.retryable = retryable
    this.retryAt = retryAt
  }
}

/** True for the only errors that sign a person out: a credential was checked and found bad. */
export function endsSession(error: unknown): boolean {
  return error instanceof LatchkeyError && sessionEnders.has(error.code)
}

const sessionEnders: ReadonlySet<ErrorCode> = new Set([
  'missing_or_invalid_token',
  'refresh_token_expired',
  'refresh_token_reused',
  'session_revoked',
])
