import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../setup/serve.ts'
import { appId, openHouse } from '../tabs/house.ts'

const app = fileURLToPath(new URL('../../apps/next', import.meta.url))
const next = join(app, 'node_modules/next/dist/bin/next')

/** The real Next.js app, built and started as it goes out, over our real server. */
export async function openNextApp() {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const house = await openHouse({ origins: [url] })
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    LATCHKEY_URL: house.url,
    LATCHKEY_APP_ID: appId,
  }
  rmSync(`${app}/.next`, { recursive: true, force: true })
  const building = spawn(process.execPath, [next, 'build', '--webpack'], { cwd: app, env })
  const said = hear(building)
  const [code] = (await once(building, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`next build ended with ${code}: ${said()}`)

  const server = spawn(process.execPath, [next, 'start', '--port', String(port)], { cwd: app, env })
  const answered = hear(server)
  await untilItAnswers(url, server, answered)
  return {
    url,
    house,
    async close() {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      await house.close()
    },
  }
}

function hear({ stdout, stderr }: ChildProcess): () => string {
  let text = ''
  for (const stream of [stdout, stderr]) stream!.on('data', (data: Buffer) => (text += data.toString()))
  return () => text
}

async function untilItAnswers(url: string, server: ChildProcess, said: () => string) {
  while (server.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`next start ended with ${server.exitCode}: ${said()}`)
}
