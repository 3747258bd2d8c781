import { LatchkeyError } from '@latchkey/core'

/** Our refusals as they are; anything else that a database throws becomes `store_unavailable`, with what it said as the cause. */
export function storeUnavailable(error: unknown): LatchkeyError {
  if (error instanceof LatchkeyError) return error
  return new LatchkeyError(
    'store_unavailable',
    'The database did not answer as it should, so whether the call took effect is unknown. Try again; if this stays, look at the cause in the server log.',
    { retryable: true, cause: error },
  )
}
