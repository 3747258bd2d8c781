import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createNetServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServerClient } from '@latchkey/server/client'
import { preview } from 'vite'
import { inject } from 'vitest'
import { copyFor, playground } from './pageForAll.ts'

interface HouseOptions {
  /** The page's content security policy, by the server that it speaks to. */
  policy?: (server: string) => string
}

/**
 * The real playground over the real server, on free ports and an empty database. The page is bundled and minified, as an app
 * is that goes out: bundlers reorder and drop modules, so what works from the sources may not start once it is built.
 */
export async function openHouse({ policy }: HouseOptions = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-story-'))
  const [serverPort, pagePort] = [await freePort(), await freePort()]
  const page = `http://localhost:${pagePort}`
  const secrets = {
    LATCHKEY_APP_ID: 'latchkey-dev-app-00000000',
    LATCHKEY_APP_SECRET: randomBytes(32).toString('base64url'),
  }
  const server = spawn(process.execPath, [inject('server')], {
    cwd: 'apps/server',
    env: {
      ...process.env,
      ...secrets,
      NODE_ENV: 'development',
      PORT: String(serverPort),
      DATA_DIR: dataDir,
      DATABASE_URL: undefined, // PGlite in that folder, whatever else is tested on PostgreSQL
      LATCHKEY_ORIGINS: page,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await readyLine(server)

  Object.assign(process.env, secrets, { LATCHKEY_URL: `http://localhost:${serverPort}` })
  const outDir = join(dataDir, 'page')
  copyFor(`http://localhost:${serverPort}`, { from: inject('playground'), to: outDir })
  const headers = policy && { 'content-security-policy': policy(`http://localhost:${serverPort}`) }
  const vite = await preview({
    ...playground,
    build: { outDir },
    preview: { port: pagePort, strictPort: true, ...(headers && { headers }) },
  })

  return {
    page,
    /** The app's own server's way to Latchkey's. */
    app: createServerClient({
      url: `http://localhost:${serverPort}`,
      appId: secrets.LATCHKEY_APP_ID,
      appSecret: secrets.LATCHKEY_APP_SECRET,
    }),
    async close() {
      await vite.close()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function readyLine(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout!.on('data', (data) => {
      text += String(data)
      if (text.includes('"ready":true')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`the server ended (${code}) before it was ready: ${text}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createNetServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
