import { toBase64url } from '@latchkey/core/wire'
import { createHandler, kekFromCryptoKey } from '@latchkey/server'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { indexedDbStorage } from '../http/indexedDbStorage.ts'
import type { EmbeddedServer, InboxMail } from './embeddedServer.ts'

export interface StartOptions {
  name: string
  appId: string
  appName?: string | undefined
  origin: string
  send: (mail: InboxMail) => void
}

/** Starts the server in this tab. Its keys never leave the browser, and its tokens say by their issuer that no server vouches for them. */
export async function startServer({ name, appId, appName, origin, send }: StartOptions) {
  const [store, { kek, appSecret }] = await Promise.all([indexedDbStore({ name }), keptSecrets(name)])
  const handle = createHandler({
    store,
    appId,
    appSecret,
    ...(appName !== undefined && { appName }),
    kek: kekFromCryptoKey('browser', kek),
    origins: [origin],
    mailer: { send: async (mail) => send({ ...mail, at: new Date() }) },
    issuer: (kid) => `latchkey:embedded:${kid}`,
    enforcement: 'local',
    limits: false,
  })
  return { handle, appSecret } satisfies { handle: EmbeddedServer['fetch']; appSecret: string }
}

interface Secrets {
  /** Not extractable. */
  kek: CryptoKey
  appSecret: string
}

/** The secrets of this browser's server: made once, whichever tab starts first. */
async function keptSecrets(name: string): Promise<Secrets> {
  const fresh: Secrets = {
    kek: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    appSecret: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
  }
  const kept = await indexedDbStorage(`${name}-secrets`).update('secrets', (current) => current ?? fresh)
  return kept as Secrets
}
