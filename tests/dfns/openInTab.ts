import { DfnsApiClient, DfnsDelegatedApiClient } from '@dfns/sdk'
import { dfns } from '@latchkey/backends/dfns'
import { indexedDbStorage } from '@latchkey/backends/http'
import { dfnsSimulator, type DfnsSimulator } from '@latchkey/conformance/dfns'
import { toBase64url } from '@latchkey/core/wire'
import { kekFromBytes } from '@latchkey/server'
import { createDfnsHandler } from '@latchkey/server/dfns'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { answerFetches } from './simulatedFetch.ts'

/**
 * The app's own server with Dfns' unmodified client in it, and the simulator behind that, all in one tab. What it holds goes with the
 * tab. The bundler has to put `simulatedFetch.ts` in the place of `cross-fetch`, which the client fetches with.
 */
export async function openInTab() {
  const appId = 'latchkey-simulator-app-00'
  const { origin } = location
  const simulator = await dfnsSimulator({ origins: [origin] })
  answerFetches((request) => simulator.handle(request))
  const name = `latchkey-simulator-${crypto.randomUUID()}`
  const server = createDfnsHandler({
    store: await indexedDbStore({ name }),
    appId,
    appSecret: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
    kek: await kekFromBytes('tab', crypto.getRandomValues(new Uint8Array(32))),
    origins: [origin],
    limits: false,
    dfns: {
      sdk: { DfnsApiClient, DfnsDelegatedApiClient },
      baseUrl: 'http://dfns.simulated',
      authToken: simulator.serviceAccount.authToken,
      signer: await signerOf(simulator.serviceAccount),
      networks: { ethereum: 'EthereumSepolia' },
    },
  })
  return dfns({
    url: origin,
    appId,
    loginMethods: ['passkey', 'guest'],
    storage: indexedDbStorage(`${name}-browser`),
    fetch: (address, init) => server.handle(new Request(address, init)),
  })
}

/** What Dfns' own signer does in Node, by the browser's own cryptography. */
async function signerOf({ credId, privateKey }: DfnsSimulator['serviceAccount']) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const der = Uint8Array.from(atob(privateKey.replace(/-----[A-Z ]+-----|\s/g, '')), (letter) => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  return {
    async sign({ challenge }: { challenge: string }) {
      const clientData = new TextEncoder().encode(JSON.stringify({ type: 'key.get', challenge }))
      const signature = new Uint8Array(await crypto.subtle.sign(algorithm, key, clientData))
      return {
        kind: 'Key' as const,
        credentialAssertion: { credId, clientData: toBase64url(clientData), signature: toBase64url(signature) },
      }
    },
  }
}
