import { SignJWT } from 'jose'
import { randomText } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { Claims } from './readClaims.ts'
import { clockTolerance, tokenLifetime } from './tokenLifetime.ts'
import { wrongToken } from './tokenRefusal.ts'
import { verifyToken } from './verifyToken.ts'

/** Who an access token speaks for. */
export interface SignedIn {
  userId: string
  /** The session; it must still live for the token to count. */
  sid: string
}

/** Makes the token that callers authenticate with. */
export async function signAccessToken(server: Server, { userId, sid }: SignedIn): Promise<string> {
  const { kid, privateKey } = await server.keys.tokens.active()
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
export async function verifyAccessToken({ keys, appId, issuer, now }: Server, token: string): Promise<SignedIn> {
  const keyOf = async (kid = '') => (await keys.tokens.find(kid))?.verification
  return toSignedIn(await verifyToken(token, keyOf, { appId, issuer, clockTolerance, now }))
}

/** Whom and which session an access token's claims name. */
export function toSignedIn({ sub, sid, linked_accounts }: Claims): SignedIn {
  if (linked_accounts !== undefined || typeof sid !== 'string' || sid === '')
    throw wrongToken(
      'This is not an access token. An identity token describes a person; send the access token (getAccessToken()).',
    )
  return { userId: sub, sid }
}
