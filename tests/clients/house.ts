import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { openRecorder } from './recorder.ts'

export const appId = 'latchkey-dev-app-00000000'
export const appSecret = 'a-secret-that-only-the-server-of-the-app-has'
/** Where the person's page is. */
export const origin = 'http://localhost:5173'

export type House = Awaited<ReturnType<typeof openHouse>>

/** The real server from its sources, on a free port and an empty database. Privy's clients talk to `url`; what they say is kept in `exchanges`. */
export async function openHouse(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-clients-'))
  const database = process.env.DATABASE_URL ? await ownDatabase(process.env.DATABASE_URL) : undefined
  const server = spawn(process.execPath, ['--conditions=@latchkey/source', '--import', 'tsx', 'src/main.ts'], {
    cwd: fileURLToPath(new URL('../../apps/server', import.meta.url)),
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      LATCHKEY_APP_ID: appId,
      LATCHKEY_APP_SECRET: appSecret,
      LATCHKEY_ORIGINS: origin,
      ...(database && { DATABASE_URL: database.url }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const direct = await readyUrl(server)
  const recorder = await openRecorder(direct)

  return {
    url: recorder.url,
    /** For what is not Privy's. */
    direct,
    exchanges: recorder.exchanges,
    /** The code in the newest message to an address or number. */
    async codeFor(to: string): Promise<string> {
      const { mails, texts = [] } = (await (await fetch(`${direct}/inbox`)).json()) as Inbox
      const message = [...mails, ...texts].find((each) => each.to === to)
      return /\b\d{6}\b/.exec(message?.text ?? '')![0]
    },
    async close() {
      const ended = once(server, 'exit')
      await recorder.close()
      server.kill('SIGTERM')
      await ended
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Inbox {
  mails: { to: string; text: string }[]
  texts?: { to: string; text: string }[]
}

async function readyUrl(server: ChildProcess): Promise<string> {
  for await (const line of createInterface(server.stdout!)) {
    const { ready, url } = JSON.parse(line) as { ready?: boolean; url?: string }
    if (ready) {
      server.stdout!.resume()
      return url!
    }
  }
  throw new Error('the server ended before it was ready')
}
