import * as endpoints from '@latchkey/core/endpoints'
import { sessionRevoked } from '../http/authenticateUser.ts'
import { encoded, route } from '../http/route.ts'
import { describeUser, wireOf } from '../people/readUser.ts'
import { signIdentityToken } from '../tokens/identityToken.ts'

/** Reads the person as they are now. Asked more often than all else, so session and person are one question to the store. */
export const refreshUser = route(
  encoded(endpoints.refreshUser),
  async ({ server, session }) => {
    const found = await server.store.users.getInSession(session.userId, session.sid, server.now())
    if (!found) throw sessionRevoked()
    const user = describeUser(server, found)
    return { user: wireOf(server, user), identity_token: await signIdentityToken(server, user) }
  },
  { readsSession: true },
)
