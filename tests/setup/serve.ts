import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const appId = 'latchkey-dev-app-00000000'
export const appSecret = 'a-secret-that-only-the-server-of-the-app-has'

/** What the app's own server sends along with each request. */
export const asApp = {
  authorization: `Basic ${Buffer.from(`${appId}:${appSecret}`).toString('base64')}`,
  'privy-app-id': appId,
  'content-type': 'application/json',
}

export interface Served {
  url: string
  process: ChildProcess
  /** Ends it with a signal, and waits until it has ended. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}

/** Starts the real server, from its sources or from `bundle`, and waits until it answers. What it prints is passed to `hear`. */
export async function serve(
  env: Record<string, string | undefined>,
  { hear = () => {}, bundle }: { hear?: (text: string) => void; bundle?: string | undefined } = {},
): Promise<Served> {
  const main = bundle ? [bundle] : ['--conditions=@latchkey/source', '--import', 'tsx', 'src/main.ts']
  const child = spawn(process.execPath, main, {
    cwd: fileURLToPath(new URL('../../apps/server', import.meta.url)),
    env: { PATH: process.env.PATH, LATCHKEY_APP_ID: appId, LATCHKEY_APP_SECRET: appSecret, ...env },
  })
  let errors = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => hear(data.toString()))
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const early = ended.then((code) =>
    Promise.reject(new Error(`the server ended (${code}) before it was ready: ${errors}`)),
  )
  early.catch(() => {})
  const url = await Promise.race([readyUrl(child), early])
  const end: Served['end'] = (signal) => {
    child.kill(signal)
    return ended
  }
  return { url, process: child, end }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    const lines = createInterface(child.stdout!)
    lines.on('line', (line) => {
      const { ready, url } = JSON.parse(line) as { ready?: boolean; url?: string }
      if (ready) resolve(url!)
    })
  })
}

/** A port that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
