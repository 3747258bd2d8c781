import { and, asc, eq, getTableColumns, gt, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { AccountRow, DelegationRow, Store } from '../Store.ts'
import { walletId, walletSlot } from '../walletSlot.ts'
import { transact, type Database } from './database.ts'
import { accounts, credentials, delegations, users } from './schema.ts'

/** People and their linked accounts. */
export function userStore(db: Database): Store['users'] {
  return {
    async create(row, linked, credential) {
      try {
        await transact(db, async (transaction) => {
          await transaction.insert(users).values(row)
          const added = credential
            ? await transaction.insert(credentials).values(credential).onConflictDoNothing().returning()
            : []
          if (credential && added.length === 0) throw new AccountTaken()
          await addAccounts(transaction, row.id, linked)
        })
        return 'created'
      } catch (error) {
        if (error instanceof AccountTaken) return 'account_taken'
        throw error
      }
    },

    // One statement, so that person, accounts and delegations are of one moment.
    async get(id, now) {
      const accountsOfUser = db.select({
        rows: jsonRows<AccountRow>(accountColumns, sql`${asc(accounts.position)}, ${asc(accounts.key)}`),
      })
      const delegationsOfUser = db.select({ rows: jsonRows<DelegationRow>(getTableColumns(delegations)) })
      const living = and(eq(delegations.userId, id), eq(delegations.status, 'active'), gt(delegations.expiresAt, now))
      const [found] = await db
        .select({
          user: users,
          accounts: sql<AccountRow[]>`(${accountsOfUser.from(accounts).where(eq(accounts.userId, id))})`,
          delegations: sql<DelegationRow[]>`(${delegationsOfUser.from(delegations).where(living)})`,
        })
        .from(users)
        .where(eq(users.id, id))
      if (!found) return null
      return { ...found, delegations: found.delegations.filter(({ epoch }) => epoch === found.user.epoch) }
    },

    async findByAccount(type, key) {
      const [found] = await db.select({ userId: accounts.userId }).from(accounts).where(isAccount(type, key))
      return found?.userId ?? null
    },

    async findByWalletId(id) {
      const columns = { userId: accounts.userId, account: accountColumns }
      const [found] = await db.select(columns).from(accounts).where(eq(accounts.walletId, id))
      return found ?? null
    },

    async link(userId, account) {
      const position = sql<number>`(select count(*) from ${accounts} where ${accounts.userId} = ${userId})`
      const added = await db
        .insert(accounts)
        .values({ ...stored(userId, account), position })
        .onConflictDoNothing()
        .returning({ key: accounts.key })
      if (added.length > 0) return 'linked'
      const [same] = await db.select().from(accounts).where(isAccount(account.type, account.key))
      return same ? 'account_taken' : 'index_taken'
    },

    async verified(userId, type, key, at) {
      await db
        .update(accounts)
        .set({ latestVerifiedAt: at, firstVerifiedAt: sql`coalesce(${accounts.firstVerifiedAt}, ${at})` })
        .where(and(isAccount(type, key), eq(accounts.userId, userId)))
    },
  }
}

/** Undoes the transaction it is thrown in. */
class AccountTaken extends Error {}

async function addAccounts(transaction: Database, userId: string, linked: AccountRow[]) {
  if (linked.length === 0) return
  // Sorted, so that two who want the same accounts meet at the first of them and never wait for each other crosswise.
  const rows = linked
    .map((account, position) => ({ ...stored(userId, account), position }))
    .toSorted((a, b) => (`${a.type} ${a.key}` < `${b.type} ${b.key}` ? -1 : 1))
  const added = await transaction.insert(accounts).values(rows).onConflictDoNothing().returning({ key: accounts.key })
  if (added.length < rows.length) throw new AccountTaken()
}

const stored = (userId: string, account: AccountRow) => ({
  ...account,
  userId,
  walletId: walletId(account),
  walletSlot: walletSlot(account),
})

const isAccount = (type: AccountRow['type'], key: string) => and(eq(accounts.type, type), eq(accounts.key, key))

const accountColumns = {
  type: accounts.type,
  key: accounts.key,
  data: accounts.data,
  firstVerifiedAt: accounts.firstVerifiedAt,
  latestVerifiedAt: accounts.latestVerifiedAt,
}

/** All rows as one JSON array, with our own names for the columns. */
function jsonRows<row>(columns: Record<keyof row & string, PgColumn>, order?: SQL) {
  const members = Object.entries<PgColumn>(columns).flatMap(([name, column]) => [sql.raw(`'${name}'`), sql`${column}`])
  const rows = sql`jsonb_build_object(${sql.join(members, sql`, `)}) ${order ? sql`order by ${order}` : sql``}`
  return sql<row[]>`coalesce(jsonb_agg(${rows}), '[]')`
}
