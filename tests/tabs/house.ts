import 'fake-indexeddb/auto'
import { serve } from '@hono/node-server'
import { createHandler, kekFromBytes, type HandlerOptions, type Mail } from '@latchkey/server'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import type { AddressInfo } from 'node:net'
import type { PageFiles } from './bundlePage.ts'

export const appId = 'latchkey-test-app-0000000'
export const appSecret = 'a secret that only the app’s server has'

/** Our real server and a page on one origin of loopback. It answers pages of `origins`, too. */
export async function openHouse({ files = new Map(), origins = [], ...options }: HouseOptions = {}) {
  const mails: Mail[] = []
  const house = {
    mails,
    /** `POST /sessions` for each request that came to the server. */
    requests: [] as string[],
    /** ms by which the server's clock is ahead of this machine's. */
    ahead: 0,
    /** Stands in the way of each request; a test puts a fault here. */
    between: (request: Request, next: (request: Request) => Promise<Response>) => next(request),
    /** The page's HTML, in which `<main>` is hydrated or rendered. */
    html: '<div id="root"></div>',
    files,
  }
  let handle: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 })
  const server = serve({
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      if (!pathname.startsWith('/api/')) return answerPage(house, pathname)
      house.requests.push(`${request.method} ${pathname.replace('/api/v1', '')}`)
      const answer = await house.between(request, handle)
      answer.headers.set('date', new Date(Date.now() + house.ahead).toUTCString())
      return answer
    },
    port: 0,
    hostname: '127.0.0.1',
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const store = await indexedDbStore({ name: crypto.randomUUID() })
  handle = createHandler({
    store,
    appId,
    appSecret,
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [url, ...origins],
    limits: false,
    now: () => Date.now() + house.ahead,
    mailer: { send: async (mail) => void mails.unshift(mail) },
    ...options,
  })
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    if ('closeAllConnections' in server) server.closeAllConnections()
    await closed
  }
  return Object.assign(house, { url, store, close, handle: (request: Request) => handle(request) })
}

export type House = Awaited<ReturnType<typeof openHouse>>

interface HouseOptions extends Partial<HandlerOptions> {
  /** The page's code, as `/page.js`. */
  files?: PageFiles
}

function answerPage({ files, html }: { files: PageFiles; html: string }, pathname: string): Response {
  const file = files.get(pathname)
  if (file) return new Response(file as BodyInit, { headers: { 'content-type': 'text/javascript' } })
  if (pathname === '/favicon.ico') return new Response(null, { status: 204 })
  const body = pathname === '/' ? `${html}<script type="module" src="/page.js"></script>` : `<p>${pathname}</p>`
  return new Response(`<!doctype html><meta charset="utf-8"><title>Acme</title>${body}`, {
    headers: { 'content-type': 'text/html' },
  })
}
