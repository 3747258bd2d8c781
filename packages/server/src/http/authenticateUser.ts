import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import { verifyAccessToken } from '../tokens/accessToken.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'

interface Asked {
  server: Server
  request: Request
}

/** Who calls, by their access token. Their session is looked up each time, so a revoked one ends at once. */
export async function authenticateUser({ server, request }: Asked): Promise<SignedIn> {
  const session = await readToken({ server, request })
  if (!(await server.store.families.sessionLives(session.sid, server.now()))) throw sessionRevoked()
  return session
}

/** Who the access token names. Whether their session lives is still to be found out. */
export async function readToken({ server, request }: Asked): Promise<SignedIn> {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!token)
    throw new LatchkeyError(
      'must_be_authenticated',
      'This needs a signed-in person. Send the access token as: Authorization: Bearer …',
    )
  return verifyAccessToken(server, token)
}

export const sessionRevoked = () => new LatchkeyError('session_revoked', 'This session has ended. Sign in again.')
