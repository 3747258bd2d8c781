// Why: a backup remembers what people took back since. With real backups: a folder of PGlite's, and pg_dump where there is a PostgreSQL.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as endpoints from '@latchkey/core/endpoints'
import { afterAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '../../../../tests/setup/ownDatabase.ts'
import { pgliteStore } from '../store/sql/pgliteStore.ts'
import { postgresStore } from '../store/sql/postgresStore.ts'
import type { Store } from '../store/Store.ts'
import { delegate, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, testServer, type TestServer } from '../testServer.test.kit.ts'
import { fileTombstones } from './log/fileTombstones.ts'

const room = mkdtempSync(join(tmpdir(), 'latchkey-'))
const cluster = process.env.DATABASE_URL
const drops: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const drop of drops) await drop()
  rmSync(room, { recursive: true })
})

interface Databases {
  /** A new one, or one that begins as a backup. */
  open: (backup?: string) => Promise<Store>
  /** Of the one that was opened last. */
  backUp: () => Promise<string>
}

function folders(): Databases {
  let dataDir = ''
  const next = () => join(room, crypto.randomUUID())
  return {
    async open(backup) {
      dataDir = next()
      if (backup) cpSync(backup, dataDir, { recursive: true })
      return pgliteStore({ dataDir })
    },
    async backUp() {
      const backup = next()
      cpSync(dataDir, backup, { recursive: true })
      return backup
    },
  }
}

function dumps(url: string): Databases {
  let own = ''
  return {
    async open(backup) {
      const database = await ownDatabase(url)
      drops.push(database.drop)
      own = database.url
      if (backup) execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-f', backup, own])
      return postgresStore({ url: own, connectTimeout: 15_000, statementTimeout: 15_000 })
    },
    async backUp() {
      const backup = join(room, `${crypto.randomUUID()}.sql`)
      execFileSync('pg_dump', ['-f', backup, own])
      return backup
    },
  }
}

const sign = (server: Pick<TestServer, 'ask'>, { id }: { id: string }) =>
  server.ask(
    endpoints.rpc,
    { method: 'personal_sign', params: { message: 'hi', encoding: 'utf-8' } },
    { app, params: { id } },
  )

const kinds: [string, Databases][] = [['a copy of PGlite’s folder', folders()]]
if (cluster) kinds.push(['pg_dump', dumps(cluster)])

describe.each(kinds)('yesterday’s %s', (_kind, { open, backUp }) => {
  test('revives no access that ended since and nobody who was deleted; without the log it would (keys D11)', async () => {
    const path = join(room, crypto.randomUUID())
    const yesterday = await open()
    const server = await testServer({ store: yesterday, tombstones: fileTombstones({ path }) })
    const [ann, ben, eve] = [await testPerson(server), await testPerson(server), await testPerson(server)]
    const [ofAnn, first, second, ofEve] = [
      await testWallet(server, ann),
      await testWallet(server, ben),
      await testWallet(server, ben, { walletIndex: 1 }),
      await testWallet(server, eve),
    ]
    await delegate(server, ann, ofAnn)
    await delegate(server, ben, first)
    await delegate(server, ben, second)
    await delegate(server, eve, ofEve)
    await yesterday.close()
    const backup = await backUp()

    const store = await open(backup)
    const today = await testServer({ store, tombstones: fileTombstones({ path }) })
    await sign(today, ofAnn)
    await today.ask(endpoints.revokeWallets, {}, { token: ann.token })
    await today.ask(endpoints.revokeWallets, { wallets: [first.address] }, { token: ben.token })
    await today.ask(endpoints.deleteUser, undefined, { app, params: { id: eve.user.id } })
    await store.close()

    // The control: a log that knows nothing of it, taken for the right one.
    const forgetful = await open(backup)
    const ignorant = fileTombstones({ path: join(room, crypto.randomUUID()) })
    const { hash = '', log = '' } = (await forgetful.tombstones.mark()) ?? {}
    const control = await testServer({
      store: forgetful,
      tombstones: { ...ignorant, read: async () => ({ id: log, start: hash, lines: [] }) },
    })
    for (const wallet of [ofAnn, first, second, ofEve]) await sign(control, wallet)
    await forgetful.close()

    const again = await open(backup)
    const restored = await testServer({ store: again, tombstones: fileTombstones({ path }) })
    for (const wallet of [ofAnn, first])
      await expect(sign(restored, wallet)).rejects.toMatchObject({ status: 403, code: 'delegation_revoked' })
    await expect(sign(restored, ofEve)).rejects.toMatchObject({ status: 404 })
    await sign(restored, second)
    expect(restored.log).toContainEqual({ event: 'tombstones.applied', level: 'warn', ended: 2, deleted: 1 })
    const [row] = await again.delegations.ofUser(ann.user.id)
    expect(row).toMatchObject({ status: 'revoked', sealedKey: null, revokedBy: 'app' })
    const { grants } = await restored.ask(endpoints.getGrants, undefined, { token: ann.token })
    expect(grants).toMatchObject([{ endedAt: expect.any(Date) }])
    expect(await again.users.get(eve.user.id, restored.clock.now)).toBeNull()

    // What is consented to from now on counts, after a restart, too.
    await delegate(restored, ann, ofAnn)
    const restarted = await testServer({ store: again, tombstones: fileTombstones({ path }) })
    await sign(restarted, ofAnn)
    expect(restarted.log.map(({ event }) => event)).not.toContain('tombstones.applied')
    await again.close()
  }, 90_000)
})
