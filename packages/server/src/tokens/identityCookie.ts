import { LatchkeyError } from '@latchkey/core'
import { utf8 } from '../bytes.ts'
import { tokenLifetime } from './tokenLifetime.ts'

/** Bytes of a cookie's name, value and attributes. Browsers drop a cookie of more than 4,096 without a word. */
const maxCookie = 3_800

/** The cookie of an identity token, as a Set-Cookie header. What does not fit is not sent; an older cookie is cleared then. */
export function identityCookie(
  token: string | null,
  { domain, name = 'latchkey-id-token' }: { domain?: string; name?: string } = {},
): { stored: boolean; setCookie: string } {
  if (domain !== undefined && !/^[a-z\d.-]{1,253}$/i.test(domain))
    throw new LatchkeyError('config_invalid', 'domain must be a host name, for example app.example.')
  const attributes = `; Path=/${domain === undefined ? '' : `; Domain=${domain}`}; Secure; HttpOnly; SameSite=Lax`
  const kept = `${name}=${token}${attributes}; Max-Age=${tokenLifetime}`
  if (token !== null && /^[\w.-]+$/.test(token) && utf8(kept).length <= maxCookie)
    return { stored: true, setCookie: kept }
  return { stored: false, setCookie: `${name}=${attributes}; Max-Age=0` }
}

/** Characters of the longest token that fits into a cookie of this host. */
export const longestInCookie = maxCookie - identityCookie('').setCookie.length - String(tokenLifetime).length
