import type { AccountRow, Store } from '../Store.ts'
import { walletId, walletSlot } from '../walletSlot.ts'
import type { Connection, Writing } from './connect.ts'
import type { StoredAccount } from './schema.ts'

/** People and their linked accounts. */
export function userStore({ open, write }: Connection): Store['users'] {
  return {
    create: (row, accounts, credential) =>
      write(['users', 'accounts', 'credentials'], async (transaction) => {
        const taken =
          (credential && (await transaction.objectStore('credentials').get(credential.id))) ||
          (await firstTaken(transaction, row.id, accounts))
        if (taken) return 'account_taken'
        await transaction.objectStore('users').add(row)
        for (const account of accounts) await transaction.objectStore('accounts').add(stored(row.id, account))
        if (credential) await transaction.objectStore('credentials').add(credential)
        return 'created'
      }),

    async get(id, now) {
      const transaction = (await open()).transaction(['users', 'accounts', 'delegations'])
      const [user, accounts, delegations] = await Promise.all([
        transaction.objectStore('users').get(id),
        transaction.objectStore('accounts').index('userId').getAll(id),
        transaction.objectStore('delegations').index('userId').getAll(id),
      ])
      if (!user) return null
      return {
        user,
        accounts: accounts.map(({ account }) => account),
        delegations: delegations.filter(
          ({ status, epoch, expiresAt }) => status === 'active' && epoch === user.epoch && expiresAt > now,
        ),
      }
    },

    async findByAccount(type, key) {
      const found = await (await open()).getFromIndex('accounts', 'key', [type, key])
      return found?.userId ?? null
    },

    async findByWalletId(id) {
      const found = await (await open()).getFromIndex('accounts', 'walletId', id)
      return found ? { userId: found.userId, account: found.account } : null
    },

    link: (userId, account) =>
      write(['accounts'], async (transaction) => {
        const taken = await firstTaken(transaction, userId, [account])
        if (taken) return taken
        await transaction.objectStore('accounts').add(stored(userId, account))
        return 'linked'
      }),

    verified: (userId, type, key, at) =>
      write(['accounts'], async (transaction) => {
        const accounts = transaction.objectStore('accounts')
        const found = await accounts.index('key').get([type, key])
        if (found?.userId !== userId) return
        const { firstVerifiedAt } = found.account
        await accounts.put({
          ...found,
          account: { ...found.account, firstVerifiedAt: firstVerifiedAt ?? at, latestVerifiedAt: at },
        })
      }),
  }
}

async function firstTaken(transaction: Writing, userId: string, accounts: AccountRow[]) {
  const table = transaction.objectStore('accounts')
  for (const account of accounts) {
    const slot = walletSlot(account)
    if (await table.index('key').getKey([account.type, account.key])) return 'account_taken'
    if (slot && (await table.index('slot').getKey([userId, slot]))) return 'index_taken'
  }
}

function stored(userId: string, account: AccountRow): StoredAccount {
  const id = walletId(account)
  const slot = walletSlot(account)
  return { userId, account, ...(id && { walletId: id }), ...(slot && { slot: [userId, slot] }) }
}
