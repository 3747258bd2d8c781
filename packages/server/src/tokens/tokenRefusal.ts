import { LatchkeyError } from '@latchkey/core'

/** What is refused is not the token of anybody here. */
export const invalidToken = (why: string, cause?: unknown) =>
  new LatchkeyError('token_invalid', `The token was refused: ${why}. Sign in again.`, { cause })

/** Its time is over. */
export const expiredToken = () =>
  new LatchkeyError('token_expired', 'The token has expired. Refresh the session and try again.')

/** A sound token that does not do what was asked of it. */
export const wrongToken = (why: string) => new LatchkeyError('token_wrong_type', why)

/** Somebody else made it. */
export const foreignToken = () =>
  new LatchkeyError('issuer_not_trusted', 'The token was issued elsewhere. Use a token of this server.')
