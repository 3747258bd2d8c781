import * as is from './check.ts'

/** Whether signing in may make a new person: `no-signup` refuses an account that nobody has. */
export type LoginMode = 'no-signup' | 'login-or-sign-up'

/** Absent: whoever is new is signed up. */
export const loginMode = is.optional(is.oneOf('no-signup', 'login-or-sign-up'))
