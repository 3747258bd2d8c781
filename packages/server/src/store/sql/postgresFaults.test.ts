import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ownDatabase } from '../../../../../tests/setup/ownDatabase.ts'
import { auditEntry, email, now, storedDelegation, storedUser, userRow } from '../cases/rows.ts'
import type { Store } from '../Store.ts'
import { postgresStore } from './postgresStore.ts'

const cluster = process.env.DATABASE_URL

const unavailable = { code: 'store_unavailable', retryable: true }

if (cluster) {
  const { url, drop } = await ownDatabase(cluster)
  afterAll(drop)

  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  afterAll(() => admin.end())
  const terminateAll = () =>
    admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )

  let store: Store
  beforeEach(async () => void (store = await postgresStore({ url, connections: 2, connectTimeout: 500 })))
  afterEach(() => store.close())

  /** Holds a connection inside a transaction, until `release` is called. */
  async function occupy(held: Store) {
    const { id } = await storedDelegation(held)
    let release: (how: 'go' | 'throw') => void = () => {}
    const released = new Promise<'go' | 'throw'>((resolve) => (release = resolve))
    const answer = await new Promise<{ done: Promise<unknown> }>((resolve) => {
      const done: Promise<unknown> = held.delegations.use(
        id,
        () => now,
        async () => {
          resolve({ done })
          if ((await released) === 'throw') throw new Error('a signer that gives up')
          return { result: 'signed', audit: auditEntry() }
        },
      )
      done.catch(() => {})
    })
    return { ...answer, release }
  }

  test('a connection that the database ends takes no server down, idle or in use (fault 44)', async () => {
    const user = await storedUser(store)
    await terminateAll()
    await expect.poll(() => store.users.get(user.id, now).catch(() => null)).toMatchObject({ user })

    const { done, release } = await occupy(store)
    await terminateAll()
    release('go')
    await expect(done).rejects.toMatchObject(unavailable)
    await expect.poll(() => store.users.get(user.id, now).catch(() => null)).toMatchObject({ user })
  })

  test('loses no connection to transactions that could not begin, end or be undone (fault 44)', async () => {
    for (let round = 0; round < 3; round++) {
      const giving = await Promise.all([occupy(store), occupy(store)])
      await terminateAll()
      for (const { release } of giving) release(round % 2 ? 'go' : 'throw')
      await Promise.allSettled(giving.map(({ done }) => done))
      const ending = Promise.allSettled(Array.from({ length: 8 }, () => store.users.create(userRow(), [email()])))
      await terminateAll()
      await ending
    }
    await expect.poll(() => storedUser(store).catch(() => null)).toMatchObject({ epoch: 0 })
    await Promise.all(Array.from({ length: 8 }, () => storedUser(store)))
  })

  test('says so when every connection is in use, and goes on when one is free (fault 45)', async () => {
    const held = await Promise.all([occupy(store), occupy(store)])
    await expect(store.ready()).rejects.toMatchObject(unavailable)
    await expect(store.users.create(userRow(), [])).rejects.toMatchObject(unavailable)
    for (const { release } of held) release('go')
    expect(await Promise.all(held.map(({ done }) => done))).toMatchObject([{ released: true }, { released: true }])
    await store.ready()
  })

  test('gives up a statement that takes too long, and what it waited for goes on (fault 45)', async () => {
    const hasty = await postgresStore({ url, statementTimeout: 200 })
    const user = await storedUser(hasty)
    await admin.query('begin; lock table latchkey.users')
    await expect(hasty.users.get(user.id, now)).rejects.toMatchObject(unavailable)
    await expect(hasty.users.create(userRow(), [])).rejects.toMatchObject(unavailable)
    await admin.query('commit')
    expect(await hasty.users.get(user.id, now)).toMatchObject({ user })
    await hasty.close()
  })

  test('acknowledges nothing that a read-only database cannot keep, and goes on reading (fault 46)', async () => {
    const user = await storedUser(store)
    const newcomer = userRow()
    const setReadOnly = (how: string) =>
      admin.query(`do $$ begin execute format(
      'alter database %I ${how}', current_database()); end $$`)
    await setReadOnly('set default_transaction_read_only = on')
    await terminateAll()
    await expect.poll(() => store.users.get(user.id, now).catch(() => null)).toMatchObject({ user })
    await expect(store.users.create(newcomer, [email()])).rejects.toMatchObject(unavailable)
    await expect(store.users.link(user.id, email())).rejects.toMatchObject(unavailable)
    await setReadOnly('reset default_transaction_read_only')
    await terminateAll()
    await expect.poll(() => store.users.get(newcomer.id, now).catch(() => undefined)).toBeNull()
    expect(await store.users.create(newcomer, [email()])).toEqual({ outcome: 'created' })
  })

  test('gives up a database that has gone silent, and comes back with it (fault 45)', async () => {
    const line = await silenceable(new URL(url))
    const far = await postgresStore({ url: line.url, connections: 2, connectTimeout: 500, statementTimeout: 200 })
    const user = await storedUser(far)
    line.silence(true)
    const calls = [far.ready(), far.users.get(user.id, now), far.users.create(userRow(), []), far.ready()]
    await Promise.all(calls.map((call) => expect(call).rejects.toMatchObject(unavailable)))
    line.silence(false)
    await expect.poll(() => far.users.get(user.id, now).catch(() => null)).toMatchObject({ user })
    await Promise.all(Array.from({ length: 4 }, () => storedUser(far)))
    await far.close()
    line.close()
  }, 30_000)

  describe('migrations', () => {
    const fresh = async (prepare: (client: pg.Client) => Promise<unknown>) => {
      const own = await ownDatabase(cluster)
      const client = new pg.Client({ connectionString: own.url })
      await client.connect()
      await prepare(client)
      return { ...own, client }
    }
    const versions = async (client: pg.Client): Promise<number[]> => {
      const { rows } = await client.query('select version from latchkey.migrations order by version')
      return rows.map(({ version }) => version)
    }
    const newest = async () => (await versions(admin)).length

    test('are made once by servers that start at once (fault 49)', async () => {
      const own = await fresh(async () => {})
      const stores = await Promise.all([1, 2, 3, 4].map(() => postgresStore({ url: own.url })))
      expect(await versions(own.client)).toEqual(Array.from({ length: await newest() }, (_, index) => index + 1))
      await Promise.all(stores.map((each) => each.close()))
      await own.client.end()
      await own.drop()
    })

    test('leave nothing behind where they are interrupted, and are made by the next start (fault 49)', async () => {
      const own = await fresh((client) => client.query('create schema latchkey; create table latchkey.receipts ()'))
      await expect(postgresStore({ url: own.url })).rejects.toMatchObject(unavailable)
      const { rows } = await own.client.query("select tablename from pg_tables where schemaname = 'latchkey'")
      expect(rows).toEqual([{ tablename: 'receipts' }])
      await own.client.query('drop table latchkey.receipts')
      const next = await postgresStore({ url: own.url })
      expect(await versions(own.client)).toEqual(Array.from({ length: await newest() }, (_, index) => index + 1))
      await storedUser(next)
      await next.close()
      await own.client.end()
      await own.drop()
    })
  })
} else
  describe.skip('PostgreSQL’s faults: set DATABASE_URL to try them (node scripts/postgres.mjs -- npm test)', () =>
    test('', () => {}))

/** A line to the database that can go silent, as a network does: no word, and no end either. */
async function silenceable(database: URL) {
  let silent = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(database.port), database.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (data) => silent || to.write(data))
      from.on('error', () => {})
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: Object.assign(new URL(database), { port: String(port) }).href,
    silence: (on: boolean) => void (silent = on),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
