import { inspect } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEntry, delegationRow, now, revokeAll, storedDelegation, storedUser, ticketRow } from '../cases/rows.ts'
import type { Store } from '../Store.ts'
import { transact, type Database } from './database.ts'
import { migrations } from './schema.ts'
import { sqlStore } from './sqlStore.ts'

const statements: string[] = []
let client: PGlite
let db: Database
let store: Store

beforeAll(async () => {
  client = await PGlite.create()
  db = drizzle({ client, logger: { logQuery: (query) => void statements.push(query) } })
  const servers = await Promise.all([1, 2, 3].map(() => sqlStore(db, { signTimeout: 50 })))
  store = servers[0]!
})
afterAll(() => client.close())

const raise = (code: string) => sql.raw(`do $$ begin raise exception 'scripted' using errcode = '${code}'; end $$`)

test('makes its tables once, however many servers start at once (fault 49)', async () => {
  expect(await db.select({ version: migrations.version }).from(migrations)).toEqual([{ version: 1 }, { version: 2 }])
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
