import { afterAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '../../../../../tests/setup/ownDatabase.ts'
import { now, storedUser } from '../cases/rows.ts'
import { describeStore } from '../describeStore.ts'
import { postgresStore } from './postgresStore.ts'

const cluster = process.env.DATABASE_URL

if (cluster) {
  const { url, drop } = await ownDatabase(cluster)
  afterAll(drop)
  describeStore('PostgreSQL', () => postgresStore({ url }))

  test('a connection that the database ends takes no server down (fault 44)', async () => {
    const [store, other] = await Promise.all([postgresStore({ url }), postgresStore({ url })])
    const user = await storedUser(store)
    const { default: pg } = await import('pg')
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await admin.end()
    await expect.poll(() => store.users.get(user.id, now).catch(() => null)).toMatchObject({ user })
    await Promise.all([store.close(), other.close()])
  })
} else
  describe.skip('PostgreSQL: set DATABASE_URL to run its tests (node scripts/postgres.mjs -- npm test)', () =>
    test('', () => {}))

test('a database that is not there is said to be out of reach, without its password', async () => {
  const store = postgresStore({ url: 'postgres://latchkey:hunter2@127.0.0.1:1/none' })
  const error: unknown = await store.catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'store_unavailable', retryable: true })
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause)).not.toContain(
    'hunter2',
  )
})
