import type { SessionSnapshot } from '@latchkey/core'
import { readUser } from '../people/readUser.ts'
import type { Server } from '../Server.ts'
import { signIdentityToken } from '../tokens/identityToken.ts'

/** The person as they are now, and the token that says so. */
export async function snapshotOf(server: Server, userId: string): Promise<SessionSnapshot> {
  const user = await readUser(server, userId)
  return { user, identityToken: await signIdentityToken(server, user) }
}
