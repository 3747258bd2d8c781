import { randomText } from '../bytes.ts'
import type { Server } from '../Server.ts'
import { draftToken } from './draftToken.ts'
import { toSignedIn, type SignedIn } from './SignedIn.ts'
import { clockTolerance } from './tokenLifetime.ts'
import { verifyToken } from './verifyToken.ts'

/** Makes the token that callers authenticate with. */
export async function signAccessToken(server: Server, { userId, sid }: SignedIn): Promise<string> {
  return (await draftToken(server, userId)).sign({ sid, jti: randomText(16) })
}

/** Checks an access token; an identity token is refused with `token_wrong_type`. */
export async function verifyAccessToken({ keys, appId, issuer, now }: Server, token: string): Promise<SignedIn> {
  const keyOf = async (kid = '') => (await keys.tokens.find(kid))?.verification
  return toSignedIn(await verifyToken(token, keyOf, { appId, issuer, clockTolerance, now }))
}
