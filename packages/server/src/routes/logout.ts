import * as endpoints from '@latchkey/core/endpoints'
import { route, type Call } from '../http/route.ts'
import { unlessTroubled, whoAsks } from '../http/whoAsks.ts'
import { readRefreshToken } from '../tokens/refreshToken.ts'

/** Ends the session that the refresh token or else the access token belongs to. Repeating it is fine. */
export const logout = route(endpoints.logout, async (call, { refreshToken }) => {
  const id = (await familyOf(call, refreshToken)) ?? (await whoAsks(call))?.sid
  if (id) await call.server.store.families.revoke(id, call.server.now())
  return {}
})

async function familyOf({ server }: Call, refreshToken: string | undefined): Promise<string | undefined> {
  if (refreshToken === undefined) return undefined
  return readRefreshToken(server, refreshToken).then(({ family }) => family.id, unlessTroubled)
}
