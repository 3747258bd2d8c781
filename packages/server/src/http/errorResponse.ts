import { isAccountTransferRequired, LatchkeyError } from '@latchkey/core'
import { errorAnswer } from '@latchkey/core/wire'
import { status } from '../status.ts'
import { codeFor } from './codeFor.ts'

/** What a failure means for the caller: our own errors as they are, anything else without its words, which may hold secrets. */
export function asLatchkeyError(error: unknown): LatchkeyError {
  if (error instanceof LatchkeyError) return error
  return new LatchkeyError(
    'internal_error',
    'The server failed unforeseen. Its log names the place; quote the request id.',
    {
      retryable: true,
      cause: error,
    },
  )
}

/** A refusal over HTTP: status, flat body, and when to come back. */
export function errorResponse(
  error: LatchkeyError,
  { request, requestId, now }: { request: Request; requestId: string; now: number },
): Response {
  const code = status[error.code]
  const headers = new Headers()
  if (code === 401) headers.set('www-authenticate', ofApps.has(error.code) ? 'Basic realm="app"' : 'Bearer')
  if (code === 429 || code === 503) headers.set('retry-after', String(secondsUntil(error.retryAt, now)))
  const { message, retryable } = error
  // Privy's client for Node would ask a second and a third time after a conflict.
  if (!retryable) headers.set('x-should-retry', 'false')
  const data = isAccountTransferRequired(error) ? { data: { nonce: error.nonce } } : {}
  const body = errorAnswer.encode({ error: message, code: error.code, retryable, requestId, ...data })
  return Response.json({ ...(body as object), code: codeFor(request, error.code) }, { status: code, headers })
}

/** Codes that only the app's own server meets. */
const ofApps: ReadonlySet<string> = new Set([
  'app_credentials_invalid',
  'authorization_signature_invalid',
  'authorization_signature_expired',
])

const secondsUntil = (at: Date | undefined, now: number) => Math.max(1, Math.ceil(((at?.getTime() ?? 0) - now) / 1000))

/** Where an unforeseen error was thrown: its kind, its code (ECONNREFUSED, 57P01) and its places in the source, never its message. */
export function traceOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [typeof error]
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const { code } = error as { code?: unknown }
  const known = typeof code === 'string' && /^[A-Z0-9_]{1,32}$/.test(code) ? [code] : []
  return [error.constructor.name, ...known, ...places.slice(0, 5).map((line) => line.trim())]
}
