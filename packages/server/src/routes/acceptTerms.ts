import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { readUser } from '../people/readUser.ts'

/** Notes that the person agreed to the app's terms. */
export const acceptTerms = route(endpoints.acceptTerms, async ({ server, session: { userId } }) => {
  await server.store.users.acceptTerms(userId)
  return readUser(server, userId)
})
