import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { findUser, userNotFound } from '../people/findUser.ts'

/** Replaces what the app keeps beside a person. */
export const setCustomMetadata = route(endpoints.setCustomMetadata, async ({ server, param }, { customMetadata }) => {
  const id = param('id')
  if (!(await server.store.users.setCustomMetadata(id, customMetadata))) throw userNotFound()
  return findUser(server, id)
})
