import * as is from './check.ts'
import { shape, type Codec } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { usersPage, type UsersPage } from './getUsers.ts'

/** Whom to look for: by a text that something of theirs starts with, or by accounts they may hold. */
export interface SearchUsers {
  searchTerm?: string
  emails?: string[]
  phoneNumbers?: string[]
  walletAddresses?: string[]
  cursor?: string
}

const text = is.text('a text of 1 to 320 characters', /^[^]+$/, 320)
const several = is.optional(is.array(text, 0, 100))
const as = (name: string) => [name, name] as const

/** Some clients read a list and some a single person: the answer is the list, and the first of it as well. */
const found: Codec<UsersPage> = {
  decode(wire, path) {
    const { data, nextCursor } = usersPage.decode(wire, path)
    return { data, nextCursor }
  },
  encode(page) {
    const wire = usersPage.encode(page) as { data: object[] }
    return { ...wire.data[0], ...wire }
  },
}

/** Finds people, oldest first. */
export const searchUsers = endpoint({
  method: 'POST',
  path: '/users/search',
  auth: 'app',
  body: shape<SearchUsers>(
    {
      searchTerm: is.optional(text),
      emails: several,
      phoneNumbers: several,
      walletAddresses: several,
      cursor: is.optional(text),
    },
    { rename: Object.fromEntries(['searchTerm', 'phoneNumbers', 'walletAddresses'].map(as)) },
  ),
  response: found,
})
