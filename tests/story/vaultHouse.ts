import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHandler, kekFromBytes } from '@latchkey/server'
import { pgliteStore } from '@latchkey/server/sql'
import { build, type BuildOptions } from 'esbuild'

const appId = 'latchkey-dev-app-00000000'

const windowBackend = `
  import { http } from '@latchkey/backends/http'
  const { url, appId, vault } = Object.fromEntries(new URLSearchParams(location.search))
  window.backend = http({ url, appId, vault, createOnLogin: 'users-without-wallets' })
`

/** A page with a backend in `window.backend`, on one origin; the server with the vault's frame on a second; a stranger's page on a third. */
export async function openVaultHouse({ code = windowBackend } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-vault-'))
  const store = await pgliteStore({ dataDir })
  const [files, frame] = await Promise.all([bundlePage(code), bundleFrame()])
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 })
  const [server, page, stranger] = [
    await listen((request) => handle(request)),
    await listen(async ({ url }) => answerWith(files, url)),
    await listen(async ({ url }) => answerWith(files, url)),
  ]
  handle = createHandler({
    store,
    appId,
    appName: 'Acme',
    appSecret: 'a-secret-that-only-the-server-of-the-app-has',
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [page.origin],
    rpId: 'localhost',
    vaultFrame: { origin: server.origin, script: async () => frame },
    limits: false,
  })
  const query = (vault: string) => `/?${new URLSearchParams({ url: server.origin, appId, vault }).toString()}`
  return {
    server: server.origin,
    page: (vault: 'worker' | 'page' | 'frame') => page.origin + query(vault),
    stranger: stranger.origin + query('frame'),
    async close() {
      await Promise.all([server, page, stranger].map(({ close }) => close()))
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const inBrowsers = {
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  conditions: ['@latchkey/source'],
  logLevel: 'error',
} satisfies BuildOptions

/** The page's files by path, with our worker beside them, as bundlers put it there. */
async function bundlePage(code: string): Promise<Map<string, Uint8Array>> {
  const stdin = { contents: code, resolveDir: '.', sourcefile: 'page.tsx', loader: 'tsx' as const }
  const [page, worker] = await Promise.all([
    build({ ...inBrowsers, stdin, splitting: true, outdir: '/' }),
    build({ ...inBrowsers, entryPoints: ['packages/vault/src/host/worker.ts'], outfile: '/worker.js' }),
  ])
  return new Map([...page.outputFiles, ...worker.outputFiles].map(({ path, contents }) => [path, contents]))
}

async function bundleFrame(): Promise<string> {
  const { outputFiles } = await build({ ...inBrowsers, entryPoints: ['packages/backends/src/frame/main.ts'] })
  return outputFiles[0]!.text
}

function answerWith(files: Map<string, Uint8Array>, url: string): Response {
  const { pathname } = new URL(url)
  const file = files.get(pathname)
  if (file) return new Response(file as BodyInit, { headers: { 'content-type': 'text/javascript' } })
  if (pathname !== '/') return new Response(null, { status: 404 })
  const html = '<!doctype html><title>Acme</title><body><script type="module" src="/stdin.js"></script>'
  return new Response(html, { headers: { 'content-type': 'text/html' } })
}

async function listen(answer: (request: Request) => Promise<Response>) {
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = 'GET', headers, url } = incoming
    const body = method === 'GET' || method === 'HEAD' ? null : await new Response(incoming as never).arrayBuffer()
    const request = new Request(`http://${headers.host}${url}`, { method, headers: headers as HeadersInit, body })
    const response = await answer(request)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}
