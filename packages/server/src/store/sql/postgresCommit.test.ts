import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { drizzle } from 'drizzle-orm/node-postgres'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '../../../../../tests/setup/ownDatabase.ts'
import {
  auditEntry,
  delegationRow,
  email,
  fresh,
  now,
  receiptRow,
  revokeAll,
  storedUser,
  userRow,
} from '../cases/rows.ts'
import { transact } from './database.ts'
import { postgresStore } from './postgresStore.ts'

const cluster = process.env.DATABASE_URL
const unavailable = { code: 'store_unavailable', retryable: true }

if (cluster) {
  const { url, drop } = await ownDatabase(cluster)
  afterAll(drop)
  const near = await postgresStore({ url })
  afterAll(() => near.close())
  const line = await cutAtCommit(new URL(url))
  afterAll(() => line.close())
  const far = await postgresStore({ url: line.url, connections: 1 })
  afterAll(() => far.close())

  describe.each(['before', 'after'] as const)('a line that breaks %s the database commits', (moment) => {
    const isDone = moment === 'after'

    test('ends all access or none, says that it does not know, and ends all when asked again (faults 41, 44)', async () => {
      const { id } = await storedUser(near)
      for (let wallet = 0; wallet < 5; wallet++) await near.delegations.create(delegationRow(id), auditEntry())
      const active = async () => (await near.delegations.ofUser(id)).filter(({ status }) => status === 'active').length
      line.cut(moment)
      await expect(revokeAll(far, id)).rejects.toMatchObject(unavailable)
      await expect.poll(active).toBe(isDone ? 0 : 5)
      expect((await revokeAll(far, id)).revoked).toHaveLength(isDone ? 0 : 5)
      expect(await active()).toBe(0)
    })

    test('makes one person of an import that is repeated under its key (faults 36, 44)', async () => {
      const [first, second] = [userRow(), userRow()]
      const accounts = [email(), email()]
      const key = fresh('receipt')
      line.cut(moment, 'insert into')
      const lost = far.users.create(first, accounts, { receipt: receiptRow(first.id, { key }) })
      await expect(lost).rejects.toMatchObject(unavailable)
      const isThere = async () => (await near.users.get(first.id, now)) !== null
      await expect.poll(isThere).toBe(isDone)
      const again = await far.users.create(second, accounts, { receipt: receiptRow(second.id, { key }) })
      expect(again.outcome).toBe(isDone ? 'repeated' : 'created')
      expect(await near.users.findByAccount('email', accounts[0]!.key)).toBe(isDone ? first.id : second.id)
    })

    test('lets no signature out that may not be in the history (fault 44)', async () => {
      const { id } = await storedUser(near)
      const row = delegationRow(id)
      await near.delegations.create(row, auditEntry())
      line.cut(moment)
      const signing = far.delegations.use(
        row.id,
        () => now,
        async () => ({ result: 'signed', audit: auditEntry({ event: 'delegation.signed', subject: row.id }) }),
      )
      await expect(signing).rejects.toMatchObject(unavailable)
      const lines = async () =>
        (await near.audit.ofUser(id)).filter(({ event }) => event === 'delegation.signed').length
      await expect.poll(lines).toBe(isDone ? 1 : 0)
    })
  })

  describe('real conflicts', () => {
    const pool = new pg.Pool({ connectionString: url, max: 10 })
    // They end only after the pool has said so, and dropping the database may be faster.
    pool.on('error', () => {})
    pool.on('connect', (client) => void client.on('error', () => {}))
    const db = drizzle({ client: pool })
    afterAll(() => pool.end())

    test('two who lock each other out both get through (fault 43)', async () => {
      await db.execute(sql`create table pair (name text primary key, count integer not null)`)
      await db.execute(sql`insert into pair values ('a', 0), ('b', 0)`)
      let runs = 0
      const bothLocked = meeting(2)
      const add = (...names: string[]) =>
        transact(db, async (transaction) => {
          const isFirst = ++runs <= 2
          for (const [index, name] of names.entries()) {
            await transaction.execute(sql`update pair set count = count + 1 where name = ${name}`)
            if (index === 0 && isFirst) await bothLocked()
          }
        })
      await Promise.all([add('a', 'b'), add('b', 'a')])
      const { rows } = await db.execute(sql`select count from pair`)
      expect(rows).toEqual([{ count: 2 }, { count: 2 }])
      expect(runs).toBeGreaterThan(2) // the control: PostgreSQL did find a deadlock
    })

    test('ten writers that cannot be put in a row: what is acknowledged is stored, and some run again (fault 43)', async () => {
      await db.execute(sql`create table tally (count integer not null)`)
      await db.execute(sql`insert into tally values (0)`)
      let runs = 0
      const allHaveRead = meeting(10)
      const write = () =>
        transact(db, async (transaction) => {
          const isFirst = ++runs <= 10
          await transaction.execute(sql`set transaction isolation level serializable`)
          const { rows } = (await transaction.execute(sql`select count from tally`)) as unknown as {
            rows: { count: number }[]
          }
          if (isFirst) await allHaveRead()
          await transaction.execute(sql`update tally set count = ${rows[0]!.count + 1}`)
        })
      const answers = await Promise.allSettled(Array.from({ length: 10 }, write))
      const acknowledged = answers.filter(({ status }) => status === 'fulfilled').length
      const { rows } = await db.execute(sql`select count from tally`)
      expect(rows).toEqual([{ count: acknowledged }])
      expect(acknowledged).toBeGreaterThan(0)
      expect(runs).toBeGreaterThan(10)
      for (const answer of answers)
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ cause: { code: '40001' } })
    })
  })
} else
  describe.skip('what a PostgreSQL must be there for: set DATABASE_URL (node scripts/postgres.mjs -- npm test)', () =>
    test('', () => {}))

/** Lets nobody past until so many are there. */
function meeting(count: number) {
  let go = () => {}
  const all = new Promise<void>((resolve) => (go = resolve))
  return () => {
    if (--count === 0) go()
    return all
  }
}

/** A line to the database that breaks once at the next commit: before it arrives there, or before its answer arrives here. */
async function cutAtCommit(database: URL) {
  let cut: { moment: 'before' | 'after'; words: string } | undefined
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(database.port), database.hostname)
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}))
    let isCommitting = false
    const part = () => {
      client.destroy()
      upstream.destroy()
    }
    client.on('data', (data) => {
      if (cut && data.includes(cut.words)) {
        isCommitting = cut.moment === 'after'
        cut = undefined
        if (!isCommitting) return part()
      }
      upstream.write(data)
    })
    upstream.on('data', (data) => (isCommitting ? part() : client.write(data)))
    client.on('close', part)
    upstream.on('close', part)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: Object.assign(new URL(database), { port: String(port) }).href,
    /** `words` are of the statement that commits: where a call is one statement, its own. */
    cut: (moment: 'before' | 'after', words = 'commit\0') => void (cut = { moment, words }),
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
