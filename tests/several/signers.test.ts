import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresStore } from '@latchkey/server/sql'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import type { Store } from '../../packages/server/src/store/Store.ts'
import { atStores, overHttp, pressSigners } from '../race/signers.ts'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { serve, type Served } from '../setup/serve.ts'

const cluster = process.env.DATABASE_URL

// `pnpm bench keys` presses longer, and says how long revoking takes.
describe.skipIf(!cluster)('sixteen signers on one PostgreSQL, against revocations', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  let stores: Store[]
  beforeAll(async () => {
    database = await ownDatabase(cluster!)
    const open = () => postgresStore({ url: database.url, connectTimeout: 15_000, statementTimeout: 15_000 })
    stores = [await open(), await open()]
  })
  afterAll(async () => {
    for (const store of stores) await store.close()
    await database.drop()
  })

  test('through two stores: nothing is released once revoking was acknowledged; checking first would not do (fault 40)', async () => {
    const { released, refused, late, arrivedAfter } = await pressSigners(await atStores(stores), { revokes: 15 })
    expect({ late, arrivedAfter }).toEqual({ late: 0, arrivedAfter: 0 })
    expect([released > 0, refused > 0]).toEqual([true, true])
    const control = await pressSigners(await atStores(stores, { naive: true }), { revokes: 15 })
    expect(control.arrivedAfter).toBeGreaterThan(0)
  })

  test('over HTTP at two servers: nothing is released once one of them has acknowledged (fault 40)', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-signers-'))
    const env = {
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      LATCHKEY_LIMITS: 'off',
      LOG_LEVEL: 'silent',
    }
    const start = () => serve({ ...env, LATCHKEY_KEK: kek }, { bundle: inject('server') })
    const served: Served[] = []
    onTestFinished(async () => {
      await Promise.all(served.map(({ end }) => end('SIGTERM')))
      rmSync(dataDir, { recursive: true, force: true })
    })
    served.push(await start(), await start())
    const history = async (userId: string) => (await stores[0]!.audit.ofUser(userId)).map(({ event }) => event)
    const side = await overHttp(
      served.map(({ url }) => url),
      history,
    )
    const { released, refused, late } = await pressSigners(side, { revokes: 8 })
    expect([late, released > 0, refused > 0]).toEqual([0, true, true])
  })
})

const kek = `k:${randomBytes(32).toString('base64')}`
