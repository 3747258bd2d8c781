import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { appId, appSecret, asApp, serve } from '../setup/serve.ts'
import { accountsOf, ask } from './imports.ts'

export interface FirstStartsReport {
  kills: number
  /** Next starts after which people were kept as always. */
  sound: number
  /** What was found of first starts that had not come to their end, moved aside. */
  aside: number
  trouble: string[]
}

/** Kills servers on PGlite in the middle of their first start, at moments drawn by lot, and starts them again on what is left. */
export async function killFirstStarts({
  kills,
  bundle,
}: {
  kills: number
  bundle: string
}): Promise<FirstStartsReport> {
  const report: FirstStartsReport = { kills, sound: 0, aside: 0, trouble: [] }
  for (let kill = 0; kill < kills; kill++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-first-'))
    const env = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
    const child = spawn(process.execPath, [bundle], {
      env: { PATH: process.env.PATH!, LATCHKEY_APP_ID: appId, LATCHKEY_APP_SECRET: appSecret, ...env },
    })
    const ended = once(child, 'exit')
    while (!existsSync(join(dataDir, 'pglite'))) await sleep(5)
    await sleep(Math.random() * 3_000)
    child.kill('SIGKILL')
    await ended
    try {
      const made = await importInto(env, bundle)
      if (made !== (await importInto(env, bundle))) throw new Error('who was kept is not there after a restart')
      report.sound++
    } catch (error) {
      report.trouble.push(String(error))
    }
    report.aside += readdirSync(dataDir).filter((name) => name.startsWith('pglite.unfinished-')).length
    rmSync(dataDir, { recursive: true, force: true })
  }
  return report
}

/** Starts a server, imports somebody under a key, and ends it: the id that was answered. */
async function importInto(env: Record<string, string>, bundle: string): Promise<string> {
  const server = await serve(env, { bundle })
  try {
    const headers = { ...asApp, 'privy-idempotency-key': 'first' }
    const body = JSON.stringify({ linked_accounts: accountsOf(1) })
    const answer = await ask(`${server.url}/v1/users`, { method: 'POST', headers, body })
    return (JSON.parse(answer!.text) as { id: string }).id
  } finally {
    await server.end('SIGTERM')
  }
}
