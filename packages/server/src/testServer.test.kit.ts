import 'fake-indexeddb/auto'
import { createHandler } from './createHandler.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { kekFromBytes } from './kek.ts'
import type { LogEntry } from './LogEntry.ts'
import type { Mail } from './Mailer.ts'
import { indexedDbStore } from './store/indexedDb/index.ts'
import { basic, testClient } from './testClient.test.kit.ts'
import type { Text } from './Texter.ts'

export const origin = 'http://localhost:5173'
export const appId = 'latchkey-test-app-0000000'
export const appSecret = 'a secret that only the app’s server has'

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

  return { handle, ...testClient(handle), mails, texts, log, clock, store }
}

/** What the app's own server authenticates with. */
export const app = `${appId}:${appSecret}`

/** The same as a header, for requests sent as they stand. */
export const appHeaders = { authorization: `Basic ${basic(app)}` }
