import { asc, desc, eq, sql } from 'drizzle-orm'
import { bigint, boolean, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'
import { transact, withoutValues, type Database } from '../../store/sql/database.ts'
import { storeUnavailable } from '../../store/storeUnavailable.ts'
import { follows, nextLine, startOf, type End, type KeptLine } from '../chain.ts'
import { createKnown } from '../known.ts'
import { logMissing } from '../logMissing.ts'
import type { Tombstone } from '../Tombstone.ts'
import type { TombstoneLog } from '../TombstoneLog.ts'

const schema = pgSchema('latchkey_tombstones')
const logs = schema.table('logs', {
  onlyOne: boolean('only_one').primaryKey().default(true),
  id: text('id').notNull(),
  ts: bigint('ts', { mode: 'number' }).notNull(),
})
const lines = schema.table('lines', {
  seq: integer('seq').primaryKey(),
  ts: bigint('ts', { mode: 'number' }).notNull(),
  userId: text('user_id').notNull(),
  epoch: integer('epoch').notNull(),
  delegations: jsonb('delegations').$type<string[]>().notNull(),
  deleted: boolean('deleted').notNull(),
  hash: text('hash').notNull(),
})

const tables = [
  'create schema if not exists latchkey_tombstones',
  `create table if not exists latchkey_tombstones.logs (
    only_one boolean primary key default true check (only_one), id text not null, ts bigint not null
  )`,
  `create table if not exists latchkey_tombstones.lines (
    seq integer primary key, ts bigint not null, user_id text not null, epoch integer not null,
    delegations jsonb not null, deleted boolean not null, hash text not null
  )`,
  'create index if not exists lines_user on latchkey_tombstones.lines (user_id)',
]

/** A log in another PostgreSQL than the one that it watches over, which any number of servers may share. */
export async function postgresTombstones({ url }: { url: string }): Promise<TombstoneLog> {
  try {
    const { Pool } = (await import('pg')).default
    const { drizzle } = await import('drizzle-orm/node-postgres')
    const pool = new Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: 2_000,
      query_timeout: 4_000,
      keepAlive: true,
    })
    // A connection that the database ends must not end the process: whoever uses it gets the error from the query.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    const db = drizzle({ client: pool })
    return sqlTombstones(db, { close: () => pool.end() })
  } catch (error) {
    throw storeUnavailable(withoutValues(error))
  }
}

/** The same over a database that is open already. */
export function sqlTombstones(db: Database, { close = async () => {} } = {}): TombstoneLog {
  let made: Promise<{ id: string; start: string }> | undefined
  const log = () =>
    (made ??= transact(db, makeLog).catch((error: unknown) => ((made = undefined), Promise.reject(error))))

  /** Whatever the database throws is ours to name. */
  const guarded = <result>(work: () => Promise<result>) =>
    work().catch((error: unknown) => {
      throw storeUnavailable(withoutValues(error))
    })

  return {
    read: () =>
      guarded(async () => {
        const { id, start } = await log()
        const found = await db.select().from(lines).orderBy(asc(lines.seq))
        let end: End = { seq: 0, hash: start }
        for (const line of found) {
          if (!follows(end, line)) throw logMissing(`was changed or damaged after line ${end.seq}`)
          end = line
        }
        return { id, start, lines: found }
      }),

    append: (tombstones) =>
      guarded(async () => {
        const { start } = await log()
        await transact(db, async (transaction) => {
          // One at a time, and on disk when this commits, whatever the database is set to.
          await transaction.execute(sql`select set_config('synchronous_commit', 'on', true)`)
          await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended('latchkey/tombstones', 0))`)
          const [last] = await transaction.select().from(lines).orderBy(desc(lines.seq)).limit(1)
          let end: End = last ?? { seq: 0, hash: start }
          for (const tombstone of tombstones) {
            const lacking = await lacked(transaction, tombstone)
            if (!lacking) continue
            const line: KeptLine = nextLine(end, lacking, Date.now())
            await transaction.insert(lines).values({ ...line, delegations: [...line.delegations] })
            end = line
          }
        })
      }),

    close,
  }
}

async function makeLog(transaction: Database): Promise<{ id: string; start: string }> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended('latchkey/tombstones', 0))`)
  for (const statement of tables) await transaction.execute(sql.raw(statement))
  await transaction.insert(logs).values({ id: crypto.randomUUID(), ts: Date.now() }).onConflictDoNothing()
  const [made] = await transaction.select().from(logs)
  return { id: made!.id, start: startOf(made!.id, made!.ts) }
}

async function lacked(transaction: Database, tombstone: Tombstone): Promise<Tombstone | null> {
  const known = createKnown()
  for (const line of await transaction.select().from(lines).where(eq(lines.userId, tombstone.userId))) known.add(line)
  return known.lacks(tombstone)
}
