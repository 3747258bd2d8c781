import { LatchkeyError } from '@latchkey/core'
import { SignJWT, decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose'
import { randomText } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { isCompactJws } from './compactJws.ts'

/** Who an access token speaks for. */
export interface SignedIn {
  userId: string
  /** The session; it must still live for the token to count. */
  sid: string
}

/** Seconds that access and identity tokens live. */
export const tokenLifetime = 600

/** Makes the token that callers authenticate with. */
export async function signAccessToken(server: Server, { userId, sid }: SignedIn): Promise<string> {
  const { kid, privateKey } = await server.keys.token()
  const now = Math.floor(server.now() / 1000)
  return new SignJWT({ sid })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
    .setIssuer(server.issuer(kid))
    .setSubject(userId)
    .setAudience(server.appId)
    .setJti(randomText(16))
    .setIssuedAt(now)
    .setExpirationTime(now + tokenLifetime)
    .sign(privateKey)
}

/** Checks an access token; an identity token is refused with `token_wrong_type`. */
export async function verifyAccessToken(server: Server, token: string): Promise<SignedIn> {
  const claims = await verify(server, token)
  if (claims['linked_accounts'] !== undefined || typeof claims['sid'] !== 'string')
    throw new LatchkeyError(
      'token_wrong_type',
      'This is not an access token. An identity token describes a person; send the access token (getAccessToken()).',
    )
  if (claims.iat! > server.now() / 1000 + tolerance) throw invalid('it was issued in the future')
  return { userId: claims.sub!, sid: claims['sid'] }
}

/** Seconds by which the clocks of several servers may differ. */
const tolerance = 60

async function verify(server: Server, token: string): Promise<JWTPayload> {
  if (!isCompactJws(token)) throw invalid('it is not a signed token')
  const { kid, publicKey } = await server.keys.token()
  const issuer = server.issuer(kid)
  try {
    const { payload } = await jwtVerify(token, (header) => (header.kid === kid ? publicKey : foreign(token, issuer)), {
      algorithms: ['ES256'],
      typ: 'JWT',
      issuer,
      audience: server.appId,
      requiredClaims: ['sub', 'iat', 'exp'],
      clockTolerance: tolerance,
      currentDate: new Date(server.now()),
    })
    return payload
  } catch (error) {
    if (error instanceof LatchkeyError) throw error
    if (error instanceof errors.JWTExpired)
      throw new LatchkeyError('token_expired', 'The access token has expired. Refresh the session and try again.')
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iss') throw notTrusted()
    throw invalid('its signature or its claims do not hold', error)
  }
}

function foreign(token: string, issuer: string): never {
  let claims: JWTPayload
  try {
    claims = decodeJwt(token)
  } catch (error) {
    throw invalid('it is not a signed token', error)
  }
  throw claims.iss === issuer ? invalid('no key of this server signed it') : notTrusted()
}

const invalid = (why: string, cause?: unknown) =>
  new LatchkeyError('token_invalid', `The access token was refused: ${why}. Sign in again.`, { cause })

const notTrusted = () =>
  new LatchkeyError('issuer_not_trusted', 'The access token was issued elsewhere. Use a token of this server.')
