import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { counted, granting, newAccessLedger } from '../crash/access.ts'
import { importing, newLedger } from '../crash/crash.ts'
import { serve } from '../setup/serve.ts'
import { growth, holdingOf, type Holding } from './holding.ts'

export interface SoakOptions {
  minutes: number
  /** Who imports, and who turns server access on and off. Default 4 of each. */
  clients?: number
  people?: number
  bundle?: string | undefined
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string | undefined
  /** Hears of what the server holds, every few seconds. */
  tell?: (holding: Holding) => void
}

/** Lets clients import and people live at the real server for so long, and gives what it came to hold and what its ledgers say. */
export async function soak({ minutes, clients = 4, people = 4, bundle, databaseUrl, tell }: SoakOptions) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-soak-'))
  let trouble = 0
  const env = { PORT: '0', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LATCHKEY_LIMITS: 'off', LOG_LEVEL: 'error' }
  const server = await serve(
    { ...env, LATCHKEY_IMPORTS_PER_MINUTE: '1000000' },
    { bundle, hear: (text) => (trouble += text.split('"level":"error"').length - 1) },
  )
  try {
    const [imports, access] = [newLedger(), newAccessLedger()]
    // First those who live: people are read in the order in which they came.
    const lives = await granting(server.url, { ledger: access, people, databaseUrl })
    const importers = await importing(server.url, { ledger: imports, clients, keyed: true })
    const held: Holding[] = []
    for (const end = Date.now() + minutes * 60_000; Date.now() < end;) {
      await sleep(Math.min(5_000, end - Date.now()))
      held.push(holdingOf(server.process.pid!))
      tell?.(held.at(-1)!)
    }
    await Promise.all([lives.finish(), importers.finish()])
    const stored = await importers.takeStock(server, dataDir)
    const grants = await lives.takeStock(server, dataDir)
    return {
      growth: growth(held),
      trouble,
      imports: { ...imports, acknowledged: imports.acknowledged.size, ...stored },
      access: { ...counted(access), ...grants },
    }
  } finally {
    await server.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export type SoakReport = Awaited<ReturnType<typeof soak>>

/** What of a report is not as it should be, apart from memory. */
export function wrongIn({ trouble, imports, access }: SoakReport): string[] {
  const ofImports = {
    lost: imports.lost,
    duplicates: imports.duplicates,
    'halves of people': imports.halves,
    diverged: imports.diverged,
    refused: imports.refused.length,
    uncounted: imports.stored - imports.acknowledged,
  }
  const ofAccess = {
    halves: access.halves.length,
    faults: access.faults.length,
    revived: access.revived,
    unrecorded: access.unrecorded,
    unheard: access.unheard.grant + access.unheard.sign + access.unheard.revoke,
  }
  const counts = { trouble, ...ofImports, ...ofAccess }
  return Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${what}: ${count}`]))
}
