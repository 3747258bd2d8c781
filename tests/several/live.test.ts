import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { http, indexedDbStorage } from '../../packages/backends/src/http/index.ts'
import { softwarePasskey } from '../../packages/conformance/src/passkey.ts'
import pg from 'pg'
import { afterAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { openSession } from '../setup/openSession.ts'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { appId, freePort, serve } from '../setup/serve.ts'

const origin = 'http://localhost:5173'
const { signal } = new AbortController()
const soon = { timeout: 30_000, interval: 20 }
const rooms: string[] = []
afterAll(() => rooms.forEach((room) => rmSync(room, { recursive: true, force: true })))

/** What each server of one test is started with. */
function settings(more: Record<string, string> = {}) {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'latchkey-live-'))
  rooms.push(DATA_DIR)
  const LATCHKEY_KEK = `k:${randomBytes(32).toString('base64')}`
  return { PORT: '0', DATA_DIR, LATCHKEY_KEK, LATCHKEY_ORIGINS: origin, ...more }
}

/** A browser with its screen on. Whoever brings a passkey is who it belongs to. */
async function openDevice(url: string, known?: ReturnType<typeof softwarePasskey>) {
  const passkeys = known ?? softwarePasskey({ origin })
  // Tabs know each other by the server's address, so each device writes it in another way.
  const own = `${url}/${known ? '/' : ''}`
  let streams = 0
  const backend = http({
    url: own,
    appId,
    origin,
    passkeys,
    storage: indexedDbStorage(crypto.randomUUID()),
    fetch: async (address, init) => {
      const answer = await fetch(address.replace(/([^:])\/+/g, '$1/'), init)
      if (address.endsWith('/events') && answer.ok) streams++
      return answer
    },
  })
  await (known ? backend.loginWithPasskey!({ signal }) : backend.signupWithPasskey!({ signal }))
  const { state } = await openSession(backend)
  await vi.waitFor(() => expect(streams).toBe(1), soon)
  const delegated = (is: boolean) => vi.waitFor(() => expect(state().user?.wallet?.delegated).toBe(is), soon)
  return { backend, passkeys, delegated }
}

/** One person at two devices, with a wallet that both see. */
async function openPair(urls: [string, string]) {
  const here = await openDevice(urls[0])
  const there = await openDevice(urls[1], here.passkeys)
  const { user } = await here.backend.createWallet!({ chainType: 'ethereum', signal })
  const { address } = user.wallet!
  await there.delegated(false)
  const delegate = () => here.backend.delegateWallet!({ address, chainType: 'ethereum', signal })
  return { here, there, delegate }
}

const cluster = process.env.DATABASE_URL
describe.skipIf(!cluster)('two servers on one PostgreSQL', () => {
  test('what is granted and revoked at one is on the screen of a device at the other, also after the database cut their lines, and after that one was killed (faults 14, 44)', async () => {
    const database = await ownDatabase(cluster!)
    const env = settings({ DATABASE_URL: database.url })
    const PORT = String(await freePort())
    const bundle = inject('server')
    const servers = await Promise.all([serve(env, { bundle }), serve({ ...env, PORT }, { bundle })])
    onTestFinished(async () => {
      await Promise.all(servers.map(({ end }) => end('SIGTERM')))
      await database.drop()
    })
    const { here, there, delegate } = await openPair([servers[0]!.url, servers[1]!.url])
    await delegate()
    await there.delegated(true)
    await here.backend.revokeWallets!({ signal })
    await there.delegated(false)

    await cutListeners(database.url)
    await delegate()
    await there.delegated(true)

    await servers[1]!.end('SIGKILL')
    await here.backend.revokeWallets!({ signal })
    servers.push(await serve({ ...env, PORT }, { bundle }))
    await there.delegated(false)
    await delegate()
    await there.delegated(true)
  }, 120_000)
})

/** Ends the connections over which servers listen. */
async function cutListeners(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen %'",
  )
  await client.end()
  expect(rowCount).toBe(2)
}
