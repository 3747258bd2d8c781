import { inspect } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEntry, delegationRow, now, revokeAll, storedDelegation, storedUser, ticketRow } from '../cases/rows.ts'
import type { Store, UserWithAccounts } from '../Store.ts'
import { transact, type Database } from './database.ts'
import { migration001 } from './migration001.ts'
import { migrations } from './schema.ts'
import { sqlStore } from './sqlStore.ts'

const statements: string[] = []
let client: PGlite
let db: Database
let store: Store

beforeAll(async () => {
  client = await PGlite.create()
  db = drizzle({ client, logger: { logQuery: (query) => void statements.push(query) } })
  await client.exec(firstVersion)
  const servers = await Promise.all([1, 2, 3].map(() => sqlStore(db, { signTimeout: 50 })))
  store = servers[0]!
})
afterAll(() => client.close())

const raise = (code: string) => sql.raw(`do $$ begin raise exception 'scripted' using errcode = '${code}'; end $$`)

test('brings a database of the first version up to date, once, however many servers start at once (fault 49)', async () => {
  const applied = await db.select({ version: migrations.version }).from(migrations)
  expect(applied.length).toBeGreaterThan(1)
  expect(applied).toEqual(applied.map((_, index) => ({ version: index + 1 })))
})

test('finds people of the first version by all that newer ones are found by', async () => {
  const ids = async (people: Promise<{ people: UserWithAccounts[] }>) =>
    (await people).people.map(({ user }) => user.id)
  expect(await ids(store.users.list({ limit: 2 }, now))).toEqual(['old-1', 'old-2'])
  for (const term of ['ANN@', '0xAbC', 'batman#'])
    expect(await ids(store.users.search({ term }, { limit: 9 }, now))).toEqual(['old-1'])
  expect(await ids(store.users.search({ term: 'passkey' }, { limit: 9 }, now))).toEqual([])
  expect(await store.users.findByUsername('discord_oauth', 'BATMAN#1234')).toBe('old-1')
})

test('runs on where a newer server has changed the tables (fault 49)', async () => {
  const { id } = await storedUser(store)
  await db.insert(migrations).values({ version: 99, appliedAt: now })
  const older = await sqlStore(db)
  expect((await older.users.get(id, now))?.user.id).toBe(id)
})

test.each(['40001', '40P01'])('runs a whole transaction again after %s (fault 43)', async (code) => {
  const runs: number[] = []
  const answer = await transact(db, async (transaction) => {
    runs.push(runs.length)
    if (runs.length < 3) await transaction.execute(raise(code))
    return 'done'
  })
  expect(answer).toBe('done')
  expect(runs).toHaveLength(3)
})

test('gives up after a few conflicts, and at once after anything else (fault 43)', async () => {
  for (const [code, attempts] of [
    ['40001', 5],
    ['22000', 1],
  ] as const) {
    let runs = 0
    const attempt = transact(db, async (transaction) => {
      runs += 1
      await transaction.execute(raise(code))
    })
    await expect(attempt).rejects.toThrow()
    expect(runs).toBe(attempts)
  }
})

test('says what the database said, and never what it was asked with (fault 68)', async () => {
  const put = store.tickets.put(ticketRow({ data: { secret: 'canary\0' } }))
  const error: unknown = await put.catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'store_unavailable', retryable: true, cause: { code: '22P05' } })
  expect(inspect(error, { depth: 10 })).not.toContain('canary')
})

test('gives up a signature that never comes, and frees the person', async () => {
  const row = await storedDelegation(store)
  const hanging = store.delegations.use(
    row.id,
    () => now,
    () => new Promise(() => {}),
  )
  await expect(hanging).rejects.toMatchObject({ code: 'store_unavailable', retryable: true })
  expect((await revokeAll(store, row.userId)).revoked).toEqual([row.walletId])
})

test('revokes fifty wallets in as many statements as one (fault 41)', async () => {
  const count = async (wallets: number) => {
    const { id } = await storedUser(store)
    for (let wallet = 0; wallet < wallets; wallet++) await store.delegations.create(delegationRow(id), auditEntry())
    statements.length = 0
    expect((await revokeAll(store, id)).revoked).toHaveLength(wallets)
    return statements.length
  }
  expect(await count(50)).toBe(await count(1))
})

/** What the first version leaves to the second. */
const firstVersion = [
  'create schema latchkey',
  'create table latchkey.migrations (version integer primary key, applied_at bigint not null)',
  'insert into latchkey.migrations values (1, 0)',
  ...migration001,
  `insert into latchkey.users select 'old-' || n, n, 0, false, false, '{}' from generate_series(1, 2) n`,
  `insert into latchkey.accounts values
    ('old-1', 0, 'email', 'ann@example.com', '{"address": "Ann@example.com"}', 1, 1),
    ('old-1', 1, 'wallet', '0xaBc', '{"address": "0xaBc", "chain_type": "ethereum"}', 1, 1),
    ('old-1', 2, 'discord_oauth', '1234567890', '{"subject": "1234567890", "username": "Batman#1234"}', 1, 1),
    ('old-1', 3, 'passkey', 'passkey-1', '{"credential_id": "passkey-1"}', 1, 1)`,
].join(';')
