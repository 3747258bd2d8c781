import * as is from './check.ts'

/** A code as it is mailed or texted. */
export const sixDigits = is.text('six digits', /^\d{6}$/)
