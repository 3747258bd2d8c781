import { join } from 'node:path'
import type { Store, TombstoneLog } from '@latchkey/server'
import { pgliteStore, postgresStore } from '@latchkey/server/sql'
import { fileTombstones, postgresTombstones } from '@latchkey/server/tombstones'
import type { Env } from './readEnv.ts'

export interface OpenDatabase {
  store: Store
  /** Of what people ended; in no backup of the store. */
  tombstones: TombstoneLog
  close: () => Promise<void>
}

/** Opens the database that the environment names, and the log that goes with it. */
export async function openDatabase(env: Env): Promise<OpenDatabase> {
  const store = env.DATABASE_URL
    ? await postgresStore({ url: env.DATABASE_URL })
    : await pgliteStore({ dataDir: join(env.DATA_DIR, 'pglite') })
  try {
    const tombstones = await openTombstones(env)
    const close = async () => {
      await tombstones.close()
      await store.close()
    }
    return { store, tombstones, close }
  } catch (error) {
    await store.close()
    throw error
  }
}

async function openTombstones({ LATCHKEY_TOMBSTONES: place, DATA_DIR }: Env): Promise<TombstoneLog> {
  if (place && /^postgres(ql)?:/.test(place)) return postgresTombstones({ url: place })
  return fileTombstones({ path: place ?? join(DATA_DIR, 'tombstones') })
}
