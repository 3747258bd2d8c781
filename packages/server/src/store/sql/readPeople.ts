import { and, asc, eq, getTableColumns, gt, sql, type Placeholder, type SQL, type SQLWrapper } from 'drizzle-orm'
import { omit } from '../omit.ts'
import type { UserWithAccounts } from '../Store.ts'
import type { Database } from './database.ts'
import { accounts, delegations, totp, users } from './schema.ts'

interface PeopleQuery {
  where: SQL | undefined
  limit?: number
  now: number | Placeholder
}

/** People with all that an answer about them needs, in the order of arrival. */
export async function readPeople(db: Database, query: PeopleQuery): Promise<(UserWithAccounts & { place: number })[]> {
  const rows = await selectPeople(db, query)
  return rows.map(({ place, person }) => ({ place, ...(JSON.parse(person) as UserWithAccounts) }))
}

/** One statement, so that all of it is of one moment. `person` is a UserWithAccounts as JSON. */
export function selectPeople(db: Database, { where, limit = 1, now }: PeopleQuery) {
  const accountsOfUser = db
    .select({ rows: jsonList(accountColumns, sql`${asc(accounts.position)}, ${asc(accounts.key)}`) })
    .from(accounts)
    .where(eq(accounts.userId, users.id))
  const delegationsOfUser = db
    .select({ rows: jsonList(delegationColumns) })
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
  const person = jsonObject({
    user: jsonObject(omit(getTableColumns(users), 'place')),
    accounts: sql`(${accountsOfUser})`,
    delegations: sql`(${delegationsOfUser})`,
    totpSince: sql`(${totpOfUser})`,
  })
  return db
    .select({ place: users.place, person: sql<string>`${person}::text` })
    .from(users)
    .where(where)
    .orderBy(asc(users.place))
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

/** What people are told of a delegation. Its key stays where it is. */
const delegationColumns = {
  id: delegations.id,
  walletId: delegations.walletId,
  scope: delegations.scope,
  isOnchain: sql`${delegations.consent} -> 'onchain' is not null`,
  createdAt: delegations.createdAt,
  expiresAt: delegations.expiresAt,
  lastUsedAt: delegations.lastUsedAt,
}

/** All rows as one JSON array, with our own names for the columns. */
const jsonList = (columns: Columns, order?: SQL) =>
  sql`coalesce(json_agg(${jsonObject(columns)} ${order ? sql`order by ${order}` : sql``}), '[]')`

function jsonObject(columns: Columns): SQL {
  const members = Object.entries(columns).flatMap(([name, column]) => [sql.raw(`'${name}'`), sql`${column}`])
  return sql`json_build_object(${sql.join(members, sql`, `)})`
}
type Columns = Record<string, SQLWrapper>
