import { LatchkeyError } from './LatchkeyError.ts'

/** The backend has no such verb. */
export class CapabilityMissingError extends LatchkeyError<'capability_missing'> {
  constructor(backend: string, verb: string) {
    super(
      'capability_missing',
      `The backend "${backend}" has no ${verb}(). Look at its capabilities before you offer it.`,
    )
  }
}

/** The call did not settle in time. Its outcome is unknown, so read before you try again. */
export class TimeoutError extends LatchkeyError<'timeout'> {
  constructor(verb: string, deadline: number) {
    super(
      'timeout',
      `${verb}() did not answer within ${deadline / 1000} s. It may have taken effect: call refreshUser() to see.`,
      { retryable: true },
    )
  }
}

/** The caller gave the call up. */
export class AbortedError extends LatchkeyError<'aborted'> {
  constructor(verb: string, cause?: unknown) {
    super('aborted', `${verb}() was given up before it finished.`, { cause })
  }
}

/** The backend broke its contract: it threw something untyped. */
export class BackendFailedError extends LatchkeyError<'backend_failed'> {
  constructor(backend: string, verb: string, cause: unknown) {
    super('backend_failed', `The backend "${backend}" failed in ${verb}(): see the cause.`, {
      retryable: true,
      cause,
    })
  }
}

/** The backend broke its contract: its answer has the wrong shape. */
export class BackendInvalidError extends LatchkeyError<'backend_invalid'> {
  constructor(backend: string, verb: string, found: string) {
    super('backend_invalid', `The backend "${backend}" answered ${verb}() with ${found}. Nothing was changed.`)
  }
}
