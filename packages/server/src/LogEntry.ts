import type { ErrorCode } from '@latchkey/core'

/** One line of the log. Never holds a body, a token, an address or a header. */
export type LogEntry =
  RequestEntry | CounterEntry | RotatedEntry | RotationFailedEntry | TombstonesAppliedEntry | TombstonesMissingEntry

interface RequestEntry {
  event: 'request'
  level: 'info' | 'warn' | 'error'
  method: string
  /** The route's pattern, for example `/wallets/:id/rpc`; `*` where none matched. */
  route: string
  status: number
  ms: number
  requestId: string
  /** Why it was refused. */
  code?: ErrorCode
  /** Where an unforeseen error came from: its kind and its place in the source, without its message. */
  trace?: string[]
}

/** A passkey's counter did not grow: the passkey may have been copied. */
interface CounterEntry {
  event: 'passkey.counter_regressed'
  level: 'warn'
  userId: string
}

/** A key that will sign tokens was made. */
interface RotatedEntry {
  event: 'token_key.rotated'
  level: 'info'
  kid: string
  signsFrom: string
}

/** The next token key could not be made; the present one goes on, and another attempt follows. */
interface RotationFailedEntry {
  event: 'token_key.rotation_failed'
  level: 'error'
  code: ErrorCode
}

/** A restored backup had brought back what people ended, and it was ended again. */
interface TombstonesAppliedEntry {
  event: 'tombstones.applied'
  level: 'warn'
  /** How many delegations. */
  ended: number
  /** How many people. */
  deleted: number
}

/** What ended before cannot be known, so nothing is signed for people. */
interface TombstonesMissingEntry {
  event: 'tombstones.missing'
  level: 'error'
  reason: string
}
