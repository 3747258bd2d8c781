import 'fake-indexeddb/auto'
import { sql } from 'drizzle-orm'
import { openDB } from 'idb'
import { kekFromBytes } from '../kek.ts'
import { kekRing } from '../keks/kekRing.ts'
import { indexedDbStore } from '../store/indexedDb/index.ts'
import type { Database } from '../store/sql/database.ts'
import { postgresStore, sqlStore } from '../store/sql/index.ts'
import type { Store } from '../store/Store.ts'
import { testServer } from '../testServer.test.kit.ts'
import type { House } from './Real.test.kit.ts'

/** A server on the tab's store. */
export async function indexedDbHouse(): Promise<House> {
  const name = crypto.randomUUID()
  return houseOn(await indexedDbStore({ name }), async () => {
    const db = await openDB(name)
    const tables = await Promise.all([...db.objectStoreNames].map((table) => db.getAll(table)))
    db.close()
    return tables.flat().map((row) => JSON.stringify(row))
  })
}

/** A server on PGlite, in memory. */
export async function pgliteHouse(): Promise<House> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { drizzle } = await import('drizzle-orm/pglite')
  const client = await PGlite.create()
  const db = drizzle({ client })
  return houseOn(await sqlStore(db, { close: () => client.close() }), () => everyRow(db))
}

/** A server on PostgreSQL. */
export async function postgresHouse(url: string): Promise<House> {
  const { default: pg } = await import('pg')
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const store = await postgresStore({ url, connectTimeout: 15_000, statementTimeout: 15_000 })
  const close = async () => {
    await pool.end()
    await store.close()
  }
  return houseOn({ ...store, close }, () => everyRow(drizzle({ client: pool })))
}

async function houseOn(store: Store, rows: House['rows']): Promise<House> {
  const kek = await kekFromBytes('models', crypto.getRandomValues(new Uint8Array(32)))
  // When lapsed keys are destroyed is a step of its own, so that the model knows of it.
  const { delegations } = store
  const server = await testServer({
    store: { ...store, delegations: { ...delegations, sweep: async () => false } },
    kek,
  })
  return { server, kek: kekRing(kek), rows, sweep: (now) => delegations.sweep(now) }
}

/** Each row of each table, whatever tables there are. */
async function everyRow(db: Database): Promise<string[]> {
  const tables = rowsOf<{ name: string }>(
    await db.execute(sql`select table_name as name from information_schema.tables where table_schema = 'latchkey'`),
  )
  const rows = []
  for (const { name } of tables) {
    const table = sql.identifier(name)
    const found = await db.execute(sql`select row_to_json(each)::text as row from latchkey.${table} each`)
    rows.push(...rowsOf<{ row: string }>(found).map(({ row }) => row))
  }
  return rows
}

const rowsOf = <row>(answer: unknown) => (answer as { rows: row[] }).rows
