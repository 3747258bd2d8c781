import 'fake-indexeddb/auto'
import { privy, type PrivyBackendOptions } from '@latchkey/backends/privy'
import { softwarePasskey } from '@latchkey/conformance/passkey'
import { createHandler, kekFromBytes, type HandlerOptions, type Mail } from '@latchkey/server'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { listen } from '../dfns/listen.ts'
import { recordMemory } from './recordMemory.ts'
import { appId, appSecret, origin } from './serve.ts'

type Handle = (request: Request) => Promise<Response>

/** Our server, and a browser whose pages reach it by Privy's own SDK, unmodified. */
export async function openPrivyHouse(server: Partial<HandlerOptions> = {}) {
  const mails: Mail[] = []
  const handle = createHandler({
    store: await indexedDbStore({ name: crypto.randomUUID() }),
    appId,
    appSecret,
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [origin],
    limits: false,
    mailer: { send: async (mail) => void mails.unshift(mail) },
    texter: { send: async () => {} },
    ...server,
  })
  const house = {
    mails,
    passkey: softwarePasskey({ origin }),
    storage: recordMemory(),
    /** What arrived, as `POST /sessions`; tests that put a fault in between begin here. */
    requests: [] as string[],
    between: async (request: Request, next: Handle): Promise<Response> => next(request),
    url: '',
    /** A page, or the same one after a reload. */
    open: (options: Partial<PrivyBackendOptions> = {}) =>
      privy({
        appId,
        sdk: () => import('@privy-io/js-sdk-core'),
        url: house.url,
        storage: house.storage,
        passkeys: house.passkey,
        origin,
        loginMethods: ['passkey', 'email', 'siwe', 'guest'],
        ...options,
      }),
    codeFor: async (email: string) => /\b\d{6}\b/.exec(mails.find(({ to }) => to === email)!.text)![0],
  }
  const port = await listen((request) => {
    house.requests.push(`${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`)
    return house.between(request, handle)
  })
  house.url = `http://127.0.0.1:${port}`
  return house
}
