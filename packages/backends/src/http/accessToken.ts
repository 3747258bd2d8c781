import { fromBase64url } from '@latchkey/core/wire'

/** What this browser needs to know of an access token. Only the server can tell whether it is genuine. */
export interface AccessToken {
  text: string
  /** The session it belongs to, where it says so. */
  sid: string | undefined
  /** True while it has time left, by any of our clocks: one may jump, the other may stand still in sleep. */
  isFresh(): boolean
}

/** Reads an access token that was given out `age` ms ago. */
export function readAccessToken(text: string, age = 0): AccessToken {
  const { sid, iat, exp } = claims(text)
  const lifetime = typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1000 : Infinity
  const use = lifetime - Math.min(margin, lifetime / 3) - Math.max(age, 0)
  const [date, uptime] = [Date.now(), performance.now()]
  return { text, sid, isFresh: () => Date.now() - date < use && performance.now() - uptime < use }
}

/** ms before its end at which a token is replaced. */
const margin = 30_000

function claims(token: string): { sid?: string; iat?: number; exp?: number } {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64url(token.split('.')[1]!))) ?? {}
  } catch {
    return {} // another server's, opaque: used until it is refused
  }
}
