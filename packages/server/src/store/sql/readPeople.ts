import { and, asc, eq, getTableColumns, gt, sql, type Placeholder, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { AccountRow, DelegationRow, UserWithAccounts } from '../Store.ts'
import type { Database } from './database.ts'
import { accounts, delegations, totp, users } from './schema.ts'

interface PeopleQuery {
  where: SQL | undefined
  limit?: number
  now: number | Placeholder
}

/** People with all that an answer about them needs, in the order of arrival. */
export const readPeople = async (db: Database, query: PeopleQuery): Promise<(UserWithAccounts & { place: number })[]> =>
  selectPeople(db, query)

/** One statement, so that all of it is of one moment. */
export function selectPeople(db: Database, { where, limit = 1, now }: PeopleQuery) {
  const accountsOfUser = db
    .select({ rows: jsonRows<AccountRow>(accountColumns, sql`${asc(accounts.position)}, ${asc(accounts.key)}`) })
    .from(accounts)
    .where(eq(accounts.userId, users.id))
  const delegationsOfUser = db
    .select({ rows: jsonRows<DelegationRow>(getTableColumns(delegations)) })
    .from(delegations)
    .where(
      and(
        eq(delegations.userId, users.id),
        eq(delegations.status, 'active'),
        eq(delegations.epoch, users.epoch),
        gt(delegations.expiresAt, now),
      ),
    )
  const totpOfUser = db.select({ since: totp.verifiedAt }).from(totp).where(eq(totp.userId, users.id))
  const { place, ...user } = getTableColumns(users)
  return db
    .select({
      place,
      user,
      accounts: sql<AccountRow[]>`(${accountsOfUser})`,
      delegations: sql<DelegationRow[]>`(${delegationsOfUser})`,
      totpSince: sql<number | null>`(${totpOfUser})`.mapWith(totp.verifiedAt),
    })
    .from(users)
    .where(where)
    .orderBy(asc(place))
    .limit(limit)
}

/** An account as the contract has it, without what it is found by. */
export const accountColumns = {
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
