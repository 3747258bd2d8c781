import type { Store } from '../Store.ts'
import { storeUnavailable } from '../storeUnavailable.ts'
import type { Listen } from './changes.ts'
import { sqlStore } from './sqlStore.ts'

export interface PgliteStoreOptions {
  /** The folder to keep everything in; one process at a time. Absent: in memory, gone with the process. */
  dataDir?: string
}

/** A store in PGlite: PostgreSQL inside this process. What it acknowledged survives a crash of the process, not a power cut. */
export async function pgliteStore({ dataDir }: PgliteStoreOptions = {}): Promise<Store> {
  let release = () => {}
  try {
    // Loaded here, so that who brings a PostgreSQL of their own needs neither PGlite nor a file system.
    const { PGlite } = await import('@electric-sql/pglite')
    const { drizzle } = await import('drizzle-orm/pglite')
    const folder = dataDir === undefined ? null : (await import('./openFolder.ts')).openFolder(dataDir)
    if (folder) release = folder.release
    const client = await PGlite.create(folder ? { dataDir: folder.path } : {})
    const close = async () => {
      await client.close()
      release()
    }
    const listen: Listen = async (channel, hear) => void (await client.listen(channel, hear))
    const store = await sqlStore(drizzle({ client }), { close, listen })
    folder?.started()
    return store
  } catch (error) {
    release()
    throw storeUnavailable(error)
  }
}
