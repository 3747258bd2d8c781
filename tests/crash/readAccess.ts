import { join } from 'node:path'
import { pgliteStore, postgresStore } from '@latchkey/server/sql'
import { findAccessFaults } from '../../packages/server/src/store/accessFaults.test.kit.ts'
import type { Store } from '../../packages/server/src/store/Store.ts'
import type { Served } from '../setup/serve.ts'
import type { AccessLedger } from './access.ts'

/** What is stored of server access after all. */
export interface AccessStock {
  delegations: number
  /** What is there by half, or is not as its history tells it, in words. */
  faults: string[]
  /** On, though somebody was told that it ended. */
  revived: number
  /** Signatures that were heard and are not in the history. */
  unrecorded: number
}

interface ReadOptions {
  dataDir: string
  databaseUrl: string | undefined
  ledger: Pick<AccessLedger, 'signed' | 'ended'>
}

/** Reads the database itself, once the server has let go of it. */
export async function readAccess(served: Served, { dataDir, databaseUrl, ledger }: ReadOptions): Promise<AccessStock> {
  await served.end('SIGTERM')
  const store = databaseUrl
    ? await postgresStore({ url: databaseUrl })
    : await pgliteStore({ dataDir: join(dataDir, 'pglite') })
  const stock: AccessStock = { delegations: 0, faults: [], revived: 0, unrecorded: 0 }
  const heard = new Map(ledger.signed)
  for (const { id, epoch } of await everybody(store)) {
    const [rows, lines] = [await store.delegations.ofUser(id), await store.audit.ofUser(id)]
    stock.delegations += rows.length
    stock.faults.push(...findAccessFaults({ epoch, rows, lines }))
    stock.revived += rows.filter((row) => row.status === 'active' && ledger.ended.has(row.id)).length
    for (const { id: delegation, walletId } of rows) {
      const told = lines.filter(({ event, subject }) => event === 'delegation.signed' && subject === delegation).length
      heard.set(walletId, (heard.get(walletId) ?? 0) - told)
    }
  }
  for (const missing of heard.values()) stock.unrecorded += Math.max(0, missing)
  await store.close()
  return stock
}

async function everybody({ users }: Store) {
  const { people } = await users.list({ limit: 1_000 }, Date.now())
  return people.map(({ user }) => user)
}
