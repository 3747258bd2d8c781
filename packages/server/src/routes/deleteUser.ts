import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { userNotFound } from '../people/findUser.ts'

/** Forgets a person for good. */
export const deleteUser = route(endpoints.deleteUser, async ({ server, param }) => {
  if (!(await server.store.users.delete(param('id')))) throw userNotFound()
  return undefined
})
