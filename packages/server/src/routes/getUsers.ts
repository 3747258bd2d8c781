import * as endpoints from '@latchkey/core/endpoints'
import { WireInvalidError } from '@latchkey/core/wire'
import { route } from '../http/route.ts'
import { describeUser } from '../people/readUser.ts'

/** Reads everybody, a page at a time. */
export const getUsers = route(endpoints.getUsers, async ({ server, request }) => {
  const query = new URL(request.url).searchParams
  const limit = query.get('limit') ?? '100'
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 100)
    throw new WireInvalidError('limit', 'should be a whole number from 1 to 100')
  const after = query.get('cursor')
  const page = { limit: Number(limit), ...(after && { after: readCursor(after) }) }
  const { people, next } = await server.store.users.list(page, server.now())
  return { data: people.map((person) => describeUser(server, person)), nextCursor: next }
})

function readCursor(cursor: string): string {
  if (!/^[\x21-\x7e]{1,320}$/.test(cursor)) throw new WireInvalidError('cursor', 'is not one of ours')
  return cursor
}
