import { lazily } from '@latchkey/core'
import type { startServer } from './startServer.ts'

/** A mail that the server in the tab would have sent. */
export interface InboxMail {
  to: string
  subject: string
  text: string
  at: Date
}

/** Our own server, running in this tab over IndexedDB. It starts at its first use. */
export interface EmbeddedServer {
  /** Tells the embedded servers of one origin apart. */
  readonly name: string
  readonly appId: string
  /** Answers a request as the real server would. */
  fetch(request: Request): Promise<Response>
  /** What the app's own server authenticates with: made at the first start, kept in this browser. */
  appSecret(): Promise<string>
  /** Mails sent from this tab since it opened, newest first. */
  mails(): Promise<InboxMail[]>
  /** Calls the listener when a mail was sent; gives back how to stop. */
  onMail(listener: () => void): () => void
}

export interface EmbeddedServerOptions {
  /** Tells the embedded servers of one origin apart. Default `latchkey-embedded`. */
  name?: string
  /** What people read in mails and passkey prompts. */
  appName?: string
  /** Where the page is. Default: `location.origin`. */
  origin?: string
}

/** Our own server in this tab. Nothing of it is loaded or opened before its first use. */
export function embeddedServer({
  name = 'latchkey-embedded',
  appName,
  origin,
}: EmbeddedServerOptions = {}): EmbeddedServer {
  const appId = 'latchkey-embedded-app-000'
  const inbox: InboxMail[] = []
  const listeners = new Set<() => void>()
  let starting: ReturnType<typeof startServer> | undefined

  function send(mail: InboxMail) {
    inbox.unshift(mail)
    for (const listener of listeners) listener()
  }

  const start = () =>
    (starting ??= lazily(import('./startServer.ts'))
      .then((part) => part.startServer({ name, appId, appName, origin: origin ?? globalThis.location.origin, send }))
      .catch((error: unknown) => {
        starting = undefined
        throw error
      }))

  return {
    name,
    appId,
    fetch: async (request) => (await start()).handle(request),
    appSecret: async () => (await start()).appSecret,
    mails: async () => [...inbox],
    onMail(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
