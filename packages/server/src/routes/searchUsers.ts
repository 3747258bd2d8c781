import * as endpoints from '@latchkey/core/endpoints'
import { WireInvalidError } from '@latchkey/core/wire'
import { route } from '../http/route.ts'
import { accountName } from '../people/accountName.ts'
import { describeUser } from '../people/readUser.ts'

/** Finds people by a text, or by a list of accounts. */
export const searchUsers = route(endpoints.searchUsers, async ({ server }, body) => {
  const { searchTerm, emails = [], phoneNumbers = [], walletAddresses = [], cursor } = body
  const lists = { email: emails, phone: phoneNumbers, wallet: walletAddresses }
  const asked = body.emails ?? body.phoneNumbers ?? body.walletAddresses
  if (searchTerm === undefined && asked === undefined)
    throw new WireInvalidError('searchTerm', 'is missing. Send it, or emails, phoneNumbers or walletAddresses')
  if (searchTerm !== undefined && asked !== undefined)
    throw new WireInvalidError(
      'searchTerm',
      'does not go with emails, phoneNumbers or walletAddresses. Send one or the other',
    )
  const names = Object.entries(lists).flatMap(([type, texts]) =>
    texts.map((text) => accountName(type as keyof typeof lists, text)),
  )
  const by = searchTerm === undefined ? { accounts: await Promise.all(names) } : { term: searchTerm.trim() }
  const page = { limit: 100, ...(cursor && { after: cursor }) }
  const { people, next } = await server.store.users.search(by, page, server.now())
  return { data: people.map((person) => describeUser(server, person)), nextCursor: next }
})
