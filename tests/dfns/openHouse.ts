import 'fake-indexeddb/auto'
import { DfnsApiClient, DfnsDelegatedApiClient } from '@dfns/sdk'
import { AsymmetricKeySigner } from '@dfns/sdk-keysigner'
import { dfns, type DfnsBackendOptions } from '@latchkey/backends/dfns'
import { indexedDbStorage } from '@latchkey/backends/http'
import { softwarePasskey, type SoftwarePasskeyOptions } from '@latchkey/conformance/passkey'
import { kekFromBytes, type HandlerOptions, type Mail } from '@latchkey/server'
import { createDfnsHandler } from '@latchkey/server/dfns'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { openSimulator, origin, type SimulatorOptions } from './openSimulator.ts'

const url = 'http://app.test'
export const appId = 'latchkey-test-app-0000000'

/** The app's own server, Dfns' unmodified client in it, and the simulator behind that. */
export async function openHouse(options: SimulatorOptions = {}, server: Partial<HandlerOptions> = {}) {
  const simulator = await openSimulator(options)
  const { authToken, ...key } = simulator.serviceAccount
  const mails: Mail[] = []
  const store = await indexedDbStore({ name: crypto.randomUUID() })
  const handler = createDfnsHandler({
    store,
    appId,
    appSecret: 'a secret that only the app’s server has',
    kek: await kekFromBytes('test', new Uint8Array(32).fill(7)),
    origins: [origin],
    limits: false,
    mailer: { send: async (mail) => void mails.unshift(mail) },
    ...server,
    dfns: {
      sdk: { DfnsApiClient, DfnsDelegatedApiClient },
      baseUrl: simulator.baseUrl,
      authToken,
      signer: new AsymmetricKeySigner(key),
      networks: { ethereum: 'EthereumSepolia', solana: 'SolanaDevnet' },
    },
  })
  return { ...handler, store, simulator, mails }
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** One browser: its passkey device, and a backend for each page that it opens. */
export function openBrowser({ handle }: Pick<House, 'handle'>, device: Partial<SoftwarePasskeyOptions> = {}) {
  const passkey = softwarePasskey({ origin, ...device })
  const name = crypto.randomUUID()
  const open = (options: Partial<DfnsBackendOptions> = {}) =>
    dfns({
      url,
      appId,
      origin,
      chainTypes: ['ethereum', 'solana'],
      fetch: (address, init) => handle(new Request(address, init)),
      storage: indexedDbStorage(name),
      passkeys: passkey,
      ...options,
    })
  return { open, passkey }
}
