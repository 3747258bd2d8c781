import 'fake-indexeddb/auto'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import { createHandler, kekFromBytes, type HandlerOptions, type Mail, type Text } from '@latchkey/server'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { http, indexedDbStorage, type HttpOptions } from './http/index.ts'

export const origin = 'http://localhost:5173'
export const url = 'http://server.test'
export const appId = 'latchkey-test-app-0000000'
const appSecret = 'a secret that only the app’s server has'

/** For calls that nobody gives up. */
export const { signal } = new AbortController()

/** Our real server, its mailbox, and whatever stands between it and a browser. */
export async function testServer(options: Partial<HandlerOptions> = {}) {
  const mails: Mail[] = []
  const texts: Text[] = []
  const store = options.store ?? (await indexedDbStore({ name: crypto.randomUUID() }))
  const handle = createHandler({
    store,
    appId,
    appSecret,
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [origin],
    mailer: { send: async (mail) => void mails.unshift(mail) },
    texter: { send: async (text) => void texts.unshift(text) },
    ...options,
  })
  const server = {
    mails,
    texts,
    handle,
    store,
    /** `POST /sessions` for each request that arrived. */
    requests: [] as string[],
    /** Stands in the way of each request; a test puts a fault here. */
    async between(request: Request, next: (request: Request) => Promise<Response>): Promise<Response> {
      return await next(request)
    },
    async fetch(address: string, init: RequestInit): Promise<Response> {
      const request = new Request(address, init)
      server.requests.push(`${request.method} ${new URL(address).pathname.replace('/api/v1', '')}`)
      return await server.between(request, handle)
    },
  }
  return server
}

export type TestServer = Awaited<ReturnType<typeof testServer>>

/** One browser: what it stores, its passkey device, and a backend for each tab that it opens. */
export function testBrowser(server: Pick<TestServer, 'fetch'>, { prf = true }: { prf?: boolean | 'get-only' } = {}) {
  const passkey = softwarePasskey({ origin, prf })
  const name = crypto.randomUUID()
  const open = (options: Partial<HttpOptions> = {}) =>
    http({
      url,
      appId,
      origin,
      fetch: (address, init) => server.fetch(address, init),
      storage: indexedDbStorage(name),
      passkeys: passkey,
      ...options,
    })
  return { open, passkey, storage: indexedDbStorage(name), scope: `http:${url}:${appId}` }
}

/** Asks for a signature as the app's own server does; a refusal is thrown as `{ code }`. */
export async function askToSign(
  handle: (request: Request) => Promise<Response>,
  {
    walletId,
    message,
    secret = appSecret,
    app = appId,
  }: { walletId: string; message: string; secret?: string; app?: string },
): Promise<string> {
  const response = await handle(
    new Request(`${url}/api/v1/wallets/${walletId}/rpc`, {
      method: 'POST',
      headers: { authorization: basic(app, secret), 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'personal_sign', params: { message, encoding: 'utf-8' } }),
    }),
  )
  const answer = (await response.json()) as { code: string; data: { signature: string } }
  if (!response.ok) throw answer
  return answer.data.signature
}

/** Asks as the app's own server does; a refusal is thrown as `{ code }`. */
export async function askAsApp(
  handle: (request: Request) => Promise<Response>,
  path: string,
  body: object,
): Promise<{ id: string; linked_accounts: { type: string; id: string; address: string }[] }> {
  const response = await handle(
    new Request(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: basic(appId, appSecret), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  if (!response.ok) throw (await response.json()) as { code: string }
  return (await response.json()) as Awaited<ReturnType<typeof askAsApp>>
}

const basic = (app: string, secret: string) =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${app}:${secret}`)))}`

/** The code in a mail. */
export const codeIn = ({ text }: { text: string }) => /\b\d{6}\b/.exec(text)![0]
