import type pg from 'pg'
import type { Store } from '../Store.ts'
import { storeUnavailable } from '../storeUnavailable.ts'
import { withoutValues, type Database } from './database.ts'
import { listenOn } from './listenOn.ts'
import { migrate } from './migrate.ts'
import { sqlStore } from './sqlStore.ts'

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/name` */
  url: string
  /** Connections at the most. Default 10. */
  connections?: number
  /** How long to wait for one of the connections, in milliseconds. Default 2 s. */
  connectTimeout?: number
  /** How long a statement may take before it is given up, in milliseconds. Default 3 s. */
  statementTimeout?: number
}

/** A store in PostgreSQL (14 or later), which any number of servers may share. Whatever the database does, a call ends within seconds. */
export async function postgresStore({
  url,
  connections = 10,
  connectTimeout = 2_000,
  statementTimeout = 3_000,
}: PostgresStoreOptions): Promise<Store> {
  try {
    const { Client, Pool } = (await import('pg')).default
    const { drizzle } = await import('drizzle-orm/node-postgres')
    const reach = { connectionString: url, connectionTimeoutMillis: connectTimeout }

    // Over a connection of its own, for new tables and indexes may take their time.
    const maker = new Client(reach)
    maker.on('error', ignore)
    try {
      await maker.connect()
      await migrate(drizzle({ client: maker }), Date.now())
    } finally {
      await maker.end()
    }

    const pool = new Pool({
      ...reach,
      max: connections,
      statement_timeout: statementTimeout,
      lock_timeout: statementTimeout,
      // Ours: where the database has gone silent, it cannot give up by itself.
      query_timeout: statementTimeout + 1_000,
      // Longer than a signature may take, see guardStore.
      idle_in_transaction_session_timeout: 15_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
    })
    // A connection that the database ends must not end the process: whoever uses it gets the error from the query.
    pool.on('error', ignore)
    pool.on('connect', (client) => client.on('error', ignore))
    const transaction = transactionOf(pool, (client) => drizzle({ client }))
    const db: Database = Object.assign(drizzle({ client: pool }), { transaction })
    const { listen, stop } = listenOn(reach)
    const close = async () => {
      await stop()
      await pool.end()
    }
    return await sqlStore(db, { migrated: true, close, listen })
  } catch (error) {
    throw storeUnavailable(withoutValues(error))
  }
}

/** Drizzle keeps a connection for ever where `begin` fails, and gives a broken one back to the pool. This does neither. */
function transactionOf(pool: pg.Pool, over: (client: pg.PoolClient) => Database): Database['transaction'] {
  return async (work, config) => {
    const client = await pool.connect()
    let own: { error: unknown } | undefined
    const watched: typeof work = async (transaction) => {
      try {
        return await work(transaction)
      } catch (error) {
        own = { error }
        throw error
      }
    }
    let broken = true
    try {
      const result = await over(client).transaction(watched, config)
      broken = false
      return result
    } catch (error) {
      // The work's own error comes out only where it was rolled back.
      broken = error !== own?.error
      throw error
    } finally {
      client.release(broken)
    }
  }
}

const ignore = () => {}
