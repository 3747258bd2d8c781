import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, serve } from '../setup/serve.ts'
import { importAll, type Ledger } from './imports.ts'
import { takeStock, type Stock } from './takeStock.ts'

export interface CrashOptions {
  kills: number
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string | undefined
  clients?: number
  /** A bundled server, for many kills. Absent: started from its sources. */
  bundle?: string
  /** False: without idempotency keys, to see what they are for. */
  keyed?: boolean
}

export type CrashReport = Omit<Ledger, 'acknowledged'> & Stock & { kills: number; acknowledged: number }

/** A server that has just started is not in the middle of anything yet. */
async function busy({ acknowledged }: Ledger): Promise<void> {
  const before = acknowledged.size
  for (let waits = 0; waits < 1_000 && acknowledged.size === before; waits++) await sleep(10)
}

/**
 * Imports people through the real server, which is killed in the middle of it again and again, and then counts: who was
 * acknowledged and is not there, who is there twice, and who is there by half.
 */
export async function crash({
  kills,
  databaseUrl,
  clients = 16,
  keyed = true,
  bundle,
}: CrashOptions): Promise<CrashReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-crash-'))
  const port = await freePort()
  const start = () =>
    serve(
      {
        PORT: String(port),
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        LATCHKEY_LIMITS: 'off',
        LATCHKEY_IMPORTS_PER_MINUTE: '1000000',
        LOG_LEVEL: 'silent',
      },
      { bundle },
    )
  const ledger: Ledger = { acknowledged: new Map(), retries: {}, storedUnheard: 0, diverged: 0, refused: [] }
  let server = await start()
  try {
    const { url } = server
    let over = false
    let last = 0
    const imports = Array.from({ length: clients }, () =>
      importAll({ url, ledger, keyed, enough: () => over }, () => ++last),
    )
    for (let kill = 0; kill < kills; kill++) {
      await busy(ledger)
      await sleep(250 + Math.random() * 350)
      await server.end('SIGKILL')
      server = await start()
    }
    over = true
    await Promise.all(imports)

    // What counts is what a server finds that knows nothing of before.
    await server.end('SIGKILL')
    server = await start()
    const stock = await takeStock(url, ledger.acknowledged)
    return { kills: kills + 1, ...ledger, acknowledged: ledger.acknowledged.size, ...stock }
  } finally {
    await server.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}
