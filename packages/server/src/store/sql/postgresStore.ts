import type { Store } from '../Store.ts'
import { storeUnavailable } from '../storeUnavailable.ts'
import { withoutValues } from './database.ts'
import { sqlStore } from './sqlStore.ts'

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/name` */
  url: string
  /** Connections at the most. Default 10. */
  connections?: number
}

/** A store in PostgreSQL (14 or later), which any number of servers may share. */
export async function postgresStore({ url, connections = 10 }: PostgresStoreOptions): Promise<Store> {
  try {
    const { default: pg } = await import('pg')
    const { drizzle } = await import('drizzle-orm/node-postgres')
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 5_000, // else a pool that is used up is waited for without end
      statement_timeout: 15_000,
      idleTimeoutMillis: 30_000,
    })
    // A connection that the database ends must not end the process: whoever uses it gets the error from the query.
    pool.on('error', ignore)
    pool.on('connect', (client) => client.on('error', ignore))
    return await sqlStore(drizzle({ client: pool }), { close: () => pool.end() }).catch(async (error: unknown) => {
      await pool.end()
      throw error
    })
  } catch (error) {
    throw storeUnavailable(withoutValues(error))
  }
}

const ignore = () => {}
