import { afterAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '../../../../../tests/setup/ownDatabase.ts'
import { describeStore } from '../describeStore.ts'
import { postgresStore } from './postgresStore.ts'

const cluster = process.env.DATABASE_URL

if (cluster) {
  const { url, drop } = await ownDatabase(cluster)
  afterAll(drop)
  // Patient, for a busy machine is no fault here.
  describeStore('PostgreSQL', () => postgresStore({ url, connectTimeout: 15_000, statementTimeout: 15_000 }))
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
