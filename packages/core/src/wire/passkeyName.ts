import * as is from './check.ts'

/** What a person may call a passkey. */
export const passkeyName = is.text('a name of 1 to 64 characters', /^(?=.*\S)[^\p{Cc}]+$/u, 64)
