// Why: the page for hosts names commands for keys and backups. They are run here as it says, against a folder of their own.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { LogEntry } from '@latchkey/server'
import { afterAll, expect, test } from 'vitest'
import { readEnv } from './readEnv.ts'
import { startServer } from './startServer.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const page = read('../../../docs/hosting.md')
const { scripts } = JSON.parse(read('../package.json')) as { scripts: Record<string, string> }
const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

const base64 = () => randomBytes(32).toString('base64')
const [old, next] = [`2025:${base64()}`, `2026:${base64()}`]
const secret = 'a secret of the app’s server'
const env = (kek: string) => ({ PORT: '0', DATA_DIR: dataDir, LATCHKEY_APP_SECRET: secret, LATCHKEY_KEK: kek })

/** Runs one of the page's commands: what its script runs, without the package manager's own second. */
async function run(name: string, kek: string): Promise<unknown> {
  expect(page).toContain(`pnpm --filter ./apps/server ${name}`)
  const [, ...words] = scripts[name]!.split(' ')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', ...words], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env.PATH, ...env(kek) },
  })
  return JSON.parse(stdout)
}

/** Does something on a server that runs for so long, and says what it logged besides requests. */
async function served(
  kek: string,
  work: (ask: Ask) => Promise<unknown> = async () => {},
): Promise<LogEntry['event'][]> {
  const log: LogEntry[] = []
  const { url, close } = await startServer(readEnv(env(kek)), { log: (entry) => log.push(entry) })
  const authorization = `Basic ${Buffer.from(`latchkey-dev-app-00000000:${secret}`).toString('base64')}`
  const headers = { authorization, 'privy-app-id': 'latchkey-dev-app-00000000', 'content-type': 'application/json' }
  try {
    await work(async (path, body) => {
      const answer = await fetch(`${url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      expect(answer.status).toBe(200)
      return (await answer.json()) as { id: string; data: { signature: string } }
    })
    await new Promise((resolve) => setImmediate(resolve))
  } finally {
    await close()
  }
  return log.map(({ event }) => event).filter((event) => event !== 'request')
}
type Ask = (path: string, body: object) => Promise<{ id: string; data: { signature: string } }>

test('rotate-kek puts every key under the first KEK (fault 51); end-access takes a new log where the old one is lost', async () => {
  const hello = { method: 'personal_sign', params: { message: 'hello', encoding: 'utf-8' } }
  let id = ''
  let signature = ''
  const quiet = await served(old, async (ask) => {
    id = (await ask('/wallets', { chain_type: 'ethereum' })).id
    signature = (await ask(`/wallets/${id}/rpc`, hello)).data.signature
  })
  expect(quiet).toEqual([])

  expect(await run('rotate-kek', `${next},${old}`)).toEqual({ rewrapped: 4, left: 0 })
  rmSync(join(dataDir, 'tombstones'))
  const halted = await served(next, async (ask) => {
    expect((await ask(`/wallets/${id}/rpc`, hello)).data.signature).toBe(signature)
  })
  expect(halted).toEqual(['tombstones.missing'])
  expect(await run('end-access', next)).toEqual({ ended: 0 })
}, 90_000)
