import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, serve, type Served } from '../setup/serve.ts'

export interface KillingOptions {
  kills: number
  /** Absent: PGlite in a folder of its own. */
  databaseUrl?: string | undefined
  /** A bundled server, for many kills. Absent: started from its sources. */
  bundle?: string | undefined
}

/** What goes on at the server while it is killed. */
export interface Work<stock> {
  /** Grows with each answer, so that kills hit a server in the middle of it. */
  progress: () => number
  /** Ends it, with what is under way. */
  finish: () => Promise<void>
  /** Looks at what is left. `server` was killed once more and started anew: it knows nothing of before. */
  takeStock: (server: Served, dataDir: string) => Promise<stock>
}

/** Kills the real server again and again in the middle of some work, and gives what was left of it. */
export async function killing<stock>(
  { kills, databaseUrl, bundle }: KillingOptions,
  begin: (url: string) => Promise<Work<stock>>,
): Promise<stock> {
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
  let server = await start()
  try {
    const { progress, finish, takeStock } = await begin(server.url)
    for (let kill = 0; kill < kills; kill++) {
      await busy(progress)
      await sleep(250 + Math.random() * 350)
      await server.end('SIGKILL')
      server = await start()
    }
    await finish()

    await server.end('SIGKILL')
    server = await start()
    return await takeStock(server, dataDir)
  } finally {
    await server.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A server that has just started is not in the middle of anything yet. */
async function busy(progress: Work<unknown>['progress']): Promise<void> {
  const before = progress()
  for (let waits = 0; waits < 1_000 && progress() === before; waits++) await sleep(10)
}
