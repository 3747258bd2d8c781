import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const appId = 'latchkey-dev-app-00000000'
export const appSecret = 'a-secret-that-only-the-server-of-the-app-has'
/** Where the person's page is. */
export const origin = 'http://localhost:5173'

/** How long `@privy-io/server-auth` waits: more than its 10 s, for a machine with much to do. */
export const timeout = 60_000

/** Starts `apps/server`, bundled as `main`, on a free port; `stop` lets it drain. */
export async function serve(main: string, env: Record<string, string>) {
  const server = spawn(process.execPath, [main], {
    cwd: fileURLToPath(new URL('../../apps/server', import.meta.url)),
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LATCHKEY_APP_ID: appId,
      LATCHKEY_APP_SECRET: appSecret,
      LATCHKEY_ORIGINS: origin,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  // Where a test file breaks off, its server ends with it.
  process.once('exit', () => server.kill())
  for await (const line of createInterface(server.stdout)) {
    const { ready, url } = JSON.parse(line) as { ready?: boolean; url?: string }
    if (!ready) continue
    server.stdout.resume()
    const stop = () => {
      server.kill('SIGTERM')
      return ended
    }
    return { url: url!, stop }
  }
  throw new Error('the server ended before it was ready')
}
