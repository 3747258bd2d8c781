import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import { verifyAccessToken } from '../tokens/accessToken.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'

/** Who calls, by their access token. Their session is looked up each time, so a revoked one ends at once. */
export async function authenticateUser({ server, request }: { server: Server; request: Request }): Promise<SignedIn> {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!token)
    throw new LatchkeyError(
      'must_be_authenticated',
      'This needs a signed-in person. Send the access token as: Authorization: Bearer …',
    )
  const session = await verifyAccessToken(server, token)
  if (!(await server.store.families.sessionLives(session.sid, server.now())))
    throw new LatchkeyError('session_revoked', 'This session has ended. Sign in again.')
  return session
}
