import { LatchkeyError } from '@latchkey/core'
import type { VaultHost } from '@latchkey/vault/host'
import type { Attempt, VaultConnection } from '../../http/createConnection.ts'
import { indexedDbStorage } from '../../http/indexedDbStorage.ts'
import { createTransport } from '../../http/transport.ts'

interface BorrowedConnectionOptions {
  appId: string
  /** The page's, which it sent along. */
  accessToken: string
  host: VaultHost
}

/** The way to the frame's own server, as whoever is signed in at the page around. */
export function borrowedConnection({ appId, accessToken, host }: BorrowedConnectionOptions): VaultConnection {
  const url = location.origin
  const scope = `frame:${url}:${appId}`
  const { send } = createTransport({ url, appId })
  const begin = (verb: string, signal: AbortSignal): Attempt => ({
    verb,
    signal,
    assertSame() {}, // a token is one person's for good
    next: begin,
    send: (endpoint, body, more) =>
      send(endpoint, { verb, signal, accessToken, ...(body !== undefined && { body }), ...more }),
    signIn: () => Promise.reject(new LatchkeyError('not_supported', 'Nobody signs in in the wallet’s frame.')),
  })
  return { options: { url, appId, scope, storage: indexedDbStorage(), vault: 'frame' }, begin, vault: async () => host }
}
