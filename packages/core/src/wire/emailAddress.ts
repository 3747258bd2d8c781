import * as is from './check.ts'

/**
 * Holds an e-mail address to its shape; whether somebody reads it, only a mail can tell. Signs that other software may read as
 * the `@` (U+FE6B, U+FF20) are refused.
 */
export const emailAddress = is.text('an e-mail address', /^[^\s@﹫＠<>"(),;:\\[\]]+@[^\s@﹫＠.]+(\.[^\s@﹫＠.]+)+$/)
