import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as endpoints from '@latchkey/core/endpoints'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { testClient, type TestClient } from '../../packages/server/src/testClient.test.kit.ts'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { serve, type Served } from '../setup/serve.ts'

const cluster = process.env.DATABASE_URL
const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-several-'))
const kek = `k:${randomBytes(32).toString('base64')}`
const guestCredential = () => randomBytes(32).toString('base64url')
const start = (databaseUrl: string) =>
  serve(
    { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LATCHKEY_KEK: kek, LATCHKEY_LIMITS: 'start=10' },
    { bundle: inject('server') },
  )

describe.skipIf(!cluster)('two servers on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  let served: Served[]
  let one: TestClient
  let two: TestClient
  beforeAll(async () => {
    database = await ownDatabase(cluster!)
    // At once, so that both make the tables and the keys.
    served = await Promise.all([start(database.url), start(database.url)])
    ;[one, two] = served.map(({ url }) => testClient((request) => fetch(request), url)) as [TestClient, TestClient]
  })
  afterAll(async () => {
    await Promise.all(served.map(({ end }) => end('SIGTERM')))
    await database.drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('know the same people, keys and sessions; who signs out at one is signed out at the other (faults 32, 49)', async () => {
    const { token, refreshToken, user } = await one.ask(endpoints.createGuestAccount, {
      guestCredential: guestCredential(),
    })
    expect((await two.ask(endpoints.refreshUser, undefined, { token })).user.id).toBe(user.id)
    const renewed = await two.ask(endpoints.refreshSession, { refreshToken })
    await one.ask(endpoints.logout, { refreshToken: renewed.refreshToken })
    await expect(two.ask(endpoints.refreshUser, undefined, { token })).rejects.toMatchObject({
      status: 401,
      code: 'session_revoked',
    })
  })

  test('share their limits', async () => {
    const begin = (server: TestClient) => server.send('POST', '/v1/passkeys/authenticate/init', { body: '{}' })
    const answers = await Promise.all(Array.from({ length: 40 }, (_, turn) => begin(turn % 2 ? one : two)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30)
  })

  test('without their database nobody is signed out: 503, alive, not ready (fault 45)', async () => {
    const { token, refreshToken } = await one.ask(endpoints.createGuestAccount, { guestCredential: guestCredential() })
    await database.drop()
    const unavailable = { status: 503, code: 'store_unavailable', retryAfter: '1' }
    await expect(one.ask(endpoints.refreshUser, undefined, { token })).rejects.toMatchObject(unavailable)
    await expect(one.ask(endpoints.refreshSession, { refreshToken })).rejects.toMatchObject(unavailable)
    expect(await one.send('GET', '/readyz')).toMatchObject({ status: 503 })
    expect(await one.send('GET', '/healthz')).toMatchObject({ status: 200 })
  })
})
