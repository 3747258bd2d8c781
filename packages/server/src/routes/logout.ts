import { endsSession, LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { authenticateUser } from '../http/authenticateUser.ts'
import { route, type Call } from '../http/route.ts'
import { readRefreshToken } from '../tokens/refreshToken.ts'

/** Ends the session that the refresh token or else the access token belongs to. Repeating it is fine. */
export const logout = route(endpoints.logout, async (call, { refreshToken }) => {
  const id = (await familyOf(call, refreshToken)) ?? (await sessionOf(call))
  if (id) await call.server.store.families.revoke(id, call.server.now())
  return {}
})

async function familyOf({ server }: Call, refreshToken: string | undefined): Promise<string | undefined> {
  if (refreshToken === undefined) return undefined
  return readRefreshToken(server, refreshToken).then(({ family }) => family.id, unlessTroubled)
}

async function sessionOf(call: Call): Promise<string | undefined> {
  return authenticateUser(call).then(({ sid }) => sid, unlessTroubled)
}

/** A credential that is no longer good has nothing left to end; a server in trouble must say so. */
function unlessTroubled(error: unknown): undefined {
  if (error instanceof LatchkeyError && (endsSession(error) || !error.retryable)) return undefined
  throw error
}
