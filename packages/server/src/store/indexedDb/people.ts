import type { Store, UserWithAccounts } from '../Store.ts'
import { omit } from '../omit.ts'
import { pageOf } from '../pageOf.ts'
import { toldDelegation } from '../toldDelegation.ts'
import { wordOf } from '../words.ts'
import type { Connection } from './connect.ts'
import { lives } from './families.ts'
import type { StoredAccount, StoredUser } from './schema.ts'

type PeopleStore = Pick<
  Store['users'],
  'get' | 'getInSession' | 'list' | 'search' | 'findByAccount' | 'findByUsername' | 'findByWalletId'
>

/** Finds people. */
export function peopleStore({ open }: Connection): PeopleStore {
  const read = async () => (await open()).transaction(['users', 'accounts', 'delegations', 'totp'])
  type Reading = Awaited<ReturnType<typeof read>>

  /** All that an answer about somebody needs, of one moment. */
  async function withAccounts(transaction: Reading, stored: StoredUser, now: number) {
    const user = omit(stored, 'place')
    const [accounts, delegations, totp] = await Promise.all([
      transaction.objectStore('accounts').index('userId').getAll(user.id),
      transaction.objectStore('delegations').index('userId').getAll(user.id),
      transaction.objectStore('totp').get(user.id),
    ])
    return {
      user,
      accounts: accounts.map(({ account }) => account),
      delegations: delegations
        .filter(({ status, epoch, expiresAt }) => status === 'active' && epoch === user.epoch && expiresAt > now)
        .map(toldDelegation),
      totpSince: totp?.verifiedAt ?? null,
    }
  }

  async function get(id: string, now: number) {
    const transaction = await read()
    const user = await transaction.objectStore('users').get(id)
    return user ? withAccounts(transaction, user, now) : null
  }

  return {
    get,

    async getInSession(id, sid, now) {
      const families = await (await open()).getAllFromIndex('families', 'sid', sid)
      return families.some((family) => lives(family, now)) ? get(id, now) : null
    },

    async list(page, now) {
      const transaction = await read()
      const { rows, next } = await pageOf(page, (after, limit) =>
        transaction.objectStore('users').index('place').getAll(IDBKeyRange.lowerBound(after, true), limit),
      )
      return { people: await Promise.all(rows.map((user) => withAccounts(transaction, user, now))), next }
    },

    async search(by, page, now) {
      const transaction = await read()
      const accounts = transaction.objectStore('accounts')
      const held: (StoredAccount | undefined)[] =
        'term' in by
          ? await accounts.index('words').getAll(startsWith(by.term))
          : await Promise.all(by.accounts.map(({ type, key }) => accounts.index('key').get([type, key])))
      const ids = [...new Set(held.flatMap((row) => row?.userId ?? []))]
      const users = await Promise.all(ids.map((id) => transaction.objectStore('users').get(id)))
      const found = users.flatMap((user) => user ?? []).toSorted((a, b) => a.place - b.place)
      const { rows, next } = await pageOf(page, async (after, limit) =>
        found.filter(({ place }) => place > after).slice(0, limit),
      )
      const people: UserWithAccounts[] = await Promise.all(rows.map((user) => withAccounts(transaction, user, now)))
      return { people, next }
    },

    async findByAccount(type, key) {
      const found = await (await open()).getFromIndex('accounts', 'key', [type, key])
      return found?.userId ?? null
    },

    async findByUsername(type, username) {
      const transaction = await read()
      const held = await transaction.objectStore('accounts').index('username').getAll([type, username.toLowerCase()])
      const found = await Promise.all(
        held.map(async ({ userId, account }) => {
          const user = (await transaction.objectStore('users').get(userId))!
          return { userId, provenAt: account.latestVerifiedAt ?? user.createdAt, place: user.place }
        }),
      )
      const [last] = found.toSorted((a, b) => b.provenAt - a.provenAt || b.place - a.place)
      return last?.userId ?? null
    },

    async findByWalletId(id) {
      const found = await (await open()).getFromIndex('accounts', 'walletId', id)
      return found ? { userId: found.userId, account: found.account } : null
    },
  }
}

const startsWith = (term: string) => IDBKeyRange.bound(wordOf(term), `${wordOf(term)}\uffff`)
