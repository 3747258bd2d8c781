import { parse } from './openToken.ts'
import { expiredToken, foreignToken, invalidToken } from './tokenRefusal.ts'

/** What a token must say to count. */
export interface TokenRules {
  appId: string
  /** `iss`, or how it follows from the key's id. */
  issuer: string | ((kid: string) => string)
  /** Seconds by which clocks may differ. */
  clockTolerance: number
  /** Milliseconds since 1970. */
  now: () => number
}

/** The claims that every token of ours has, held against the rules, and whatever else it says. */
export interface Claims extends Record<string, unknown> {
  iss: string
  sub: string
  aud: string
  /** Seconds since 1970, as `exp`. */
  iat: number
  exp: number
}

/** Reads the claims of a token whose signature was found good (RFC 8725 §3). */
export function readClaims(
  { payload, kid }: { payload: string; kid: string | undefined },
  { appId, issuer, clockTolerance, now }: TokenRules,
): Claims {
  const claims = parse(payload)
  const { iss, sub, aud, iat, exp, nbf } = claims
  if (iss !== (typeof issuer === 'string' ? issuer : issuer(kid ?? ''))) throw foreignToken()
  if (aud !== appId) throw invalidToken('it is for another app')
  if (typeof sub !== 'string' || sub === '' || sub.length > 256)
    throw invalidToken('it says nothing of whom it is about')
  const seconds = now() / 1000
  if (!isTime(exp) || !isTime(iat) || (nbf !== undefined && !isTime(nbf))) throw invalidToken('it has no proper times')
  // Written so that a clock or a tolerance that is no number lets nothing pass.
  const latest = seconds + clockTolerance
  if (!(iat <= latest) || (nbf !== undefined && !(nbf <= latest))) throw invalidToken('it was issued in the future')
  if (!(exp > seconds - clockTolerance)) throw expiredToken()
  return claims as Claims
}

/** Whole seconds that a clock could show. */
const isTime = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
