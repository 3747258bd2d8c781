import 'fake-indexeddb/auto'
import type { Endpoint } from '@latchkey/core/wire'
import { createHandler } from './createHandler.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { kekFromBytes } from './kek.ts'
import type { LogEntry } from './LogEntry.ts'
import type { Mail } from './Mailer.ts'
import { indexedDbStore } from './store/indexedDb/index.ts'
import type { Text } from './Texter.ts'

export const origin = 'http://localhost:5173'
export const appId = 'latchkey-test-app-0000000'
export const appSecret = 'a secret that only the app’s server has'

export interface Ask {
  token?: string | undefined
  dpop?: string
  app?: string
  params?: Record<string, string>
  headers?: Record<string, string>
}

export type TestServer = Awaited<ReturnType<typeof testServer>>

/** A whole server over a real store, with a clock and a mailbox in the test's hands. */
export async function testServer(options: Partial<HandlerOptions> = {}) {
  const mails: Mail[] = []
  const texts: Text[] = []
  const log: LogEntry[] = []
  const clock = { now: Date.parse('2026-11-21T09:00:00Z') }
  const store = options.store ?? (await indexedDbStore({ name: crypto.randomUUID() }))
  const handle = createHandler({
    store,
    appId,
    appSecret,
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [origin],
    mailer: {
      send: async (mail) => {
        mails.push(mail)
      },
    },
    texter: {
      send: async (text) => {
        texts.push(text)
      },
    },
    now: () => clock.now,
    log: (entry) => log.push(entry),
    limits: false,
    ...options,
  })

  /** Sends a request as it stands. */
  const send = async (
    method: string,
    path: string,
    { headers = {}, body }: { headers?: object; body?: string } = {},
  ) => {
    const init = {
      method,
      headers: { ...(body !== undefined && json), ...headers },
      ...(body !== undefined && { body }),
    }
    const response = await handle(new Request(`http://server.test${path}`, init))
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : undefined }
  }

  /** Asks an endpoint as a client would; a refusal is thrown as `{ status, code }`. */
  async function ask<response>(endpoint: Endpoint<undefined, response>, body?: undefined, as?: Ask): Promise<response>
  async function ask<body, response>(endpoint: Endpoint<body, response>, body: body, as?: Ask): Promise<response>
  async function ask(endpoint: Endpoint, body?: unknown, { token, dpop, app, params = {}, headers: more }: Ask = {}) {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name]!)
    const authorization = token ? `Bearer ${token}` : app ? `Basic ${basic(app)}` : undefined
    const headers = { ...(authorization && { authorization }), ...(dpop && { dpop }), ...more }
    const text = endpoint.body && JSON.stringify(endpoint.body.encode(body))
    const answer = await send(endpoint.method, `/api/v1${path}`, { headers, ...(text && { body: text }) })
    if (answer.status >= 300)
      throw {
        status: answer.status,
        code: answer.body.code,
        error: answer.body.error,
        retryAfter: answer.headers.get('retry-after'),
      }
    return endpoint.response.decode(answer.body)
  }

  return { handle, send, ask, mails, texts, log, clock, store }
}

const json = { 'content-type': 'application/json' }
const basic = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** What the app's own server authenticates with. */
export const app = `${appId}:${appSecret}`

/** The same as a header, for requests sent as they stand. */
export const appHeaders = { authorization: `Basic ${basic(app)}` }
