import { LatchkeyError } from '@latchkey/core'

/** An error as Privy's SDK keeps it: our code as its `type`. What is not ours is not told, since it may hold anything. */
export interface Refusal {
  type: string
  message: string
}

/** Says why something was not done. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof LatchkeyError
    ? { type: error.code, message: error.message }
    : {
        type: 'internal_error',
        message: 'The wallet’s frame failed in a way that it should not. Nothing was given out.',
      }
}
