import * as endpoints from '@latchkey/core/endpoints'
import { readPage } from '../http/readPage.ts'
import { route } from '../http/route.ts'
import { describeUser } from '../people/readUser.ts'

/** Reads everybody, a page at a time. */
export const getUsers = route(endpoints.getUsers, async ({ server, request }) => {
  const page = readPage(new URL(request.url).searchParams)
  const { people, next } = await server.store.users.list(page, server.now())
  return { data: people.map((person) => describeUser(server, person)), nextCursor: next }
})
