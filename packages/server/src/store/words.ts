import { guestAccount } from '../people/guestAccount.ts'
import type { AccountRow } from './Store.ts'

/** What a person can be searched by, of one account: its texts in lower case, without what only programs know them by. */
export function wordsOf({ type, key, data }: AccountRow): string[] {
  if (hidden.has(type)) return []
  const texts = [key, ...members.map((name) => data[name])].filter((text) => typeof text === 'string' && text !== '')
  return [...new Set((texts as string[]).map(wordOf))]
}

/** A text as it is searched: neither its case nor what comes after its first 200 letters matters. */
export const wordOf = (text: string): string => text.toLowerCase().slice(0, longest)

/** The name that an account can be found by beside its key; null where it has none, or one too long to be looked up. */
export function usernameOf({ data }: Pick<AccountRow, 'data'>): string | null {
  const { username } = data
  return typeof username === 'string' && username.length <= longest ? username.toLowerCase() : null
}

const longest = 200

/** Accounts whose keys nobody knows by heart. */
const hidden: ReadonlySet<string> = new Set(['passkey', guestAccount])

const members = [
  'address',
  'number',
  'phoneNumber',
  'email',
  'name',
  'username',
  'display_name',
  'first_name',
  'last_name',
  'vanity_name',
]
