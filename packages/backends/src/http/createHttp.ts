import { LatchkeyError, type Backend } from '@latchkey/core'
import { capabilities } from './capabilities.ts'
import type { Connection } from './createConnection.ts'
import type { HttpOptions } from './HttpOptions.ts'
import { indexedDbStorage } from './indexedDbStorage.ts'
import { lazily } from './lazily.ts'

export interface CreateHttpOptions extends HttpOptions {
  name: string
  scope: string
  enforcement: 'server' | 'local'
}

/** A backend over our endpoints. What it needs beyond this is loaded when there is something to do. */
export function createHttp({ name, enforcement, ...given }: CreateHttpOptions): Backend {
  const options = { ...given, storage: given.storage ?? indexedDbStorage() }
  const { scope, storage, loginMethods } = options
  let opening: Promise<Connection> | undefined

  const connect = () =>
    (opening ??= lazily(import('./createConnection.ts')).then(
      ({ createConnection }) => createConnection(options),
      (error) => {
        opening = undefined
        throw error
      },
    ))

  /** True where nobody can be signed in: nothing is loaded or asked then. */
  const isEmpty = async () => !opening && (await storage.read(scope)) === undefined

  /** A verb that has its own file, loaded at its first use. */
  const verb =
    <parameters, answer>(load: () => Promise<(connection: Connection, parameters: parameters) => Promise<answer>>) =>
    async (parameters: parameters) => {
      const [connection, run] = await Promise.all([connect(), lazily(load())])
      return await run(connection, parameters)
    }

  return {
    name,
    scope,
    capabilities: capabilities({ loginMethods, enforcement }),

    restore: async ({ signal }) => ((await isEmpty()) ? null : (await connect()).restore(signal)),
    refreshUser: async ({ signal }) => (await connect()).refreshUser(signal),
    getAccessToken: async ({ signal }) => ((await isEmpty()) ? null : (await connect()).getAccessToken(signal)),
    async logout({ signal }) {
      if (await isEmpty()) return
      const connection = await connect().catch(() => undefined)
      if (connection) await connection.logout(signal)
      else await storage.update(scope, () => undefined)
    },

    signupWithPasskey: verb(async () => (await import('./signupWithPasskey.ts')).signupWithPasskey),
    loginWithPasskey: verb(async () => (await import('./loginWithPasskey.ts')).loginWithPasskey),
    sendCode: verb(async () => (await import('./sendCode.ts')).sendCode),
    loginWithCode: verb(async () => (await import('./loginWithCode.ts')).loginWithCode),
    generateSiweMessage: verb(async () => (await import('./generateSiweMessage.ts')).generateSiweMessage),
    loginWithSiwe: verb(async () => (await import('./loginWithSiwe.ts')).loginWithSiwe),
    createGuestAccount: verb(async () => (await import('./createGuestAccount.ts')).createGuestAccount),
    createWallet: verb(async () => (await import('./createWallet.ts')).createWallet),
    signMessage: verb(async () => (await import('./signMessage.ts')).signMessage),
    delegateWallet: verb(async () => (await import('./delegateWallet.ts')).delegateWallet),
    revokeWallets: verb(async () => (await import('./revokeWallets.ts')).revokeWallets),
    getGrants: verb(async () => (await import('./getGrants.ts')).getGrants),
  }
}

/** Refuses an address that could never be reached; takes the slash off its end. */
export function checkUrl(url: string): string {
  if (url === '' || /^https?:\/\/[^\s?#]+$/.test(url)) return url.replace(/\/+$/, '')
  throw new LatchkeyError(
    'config_invalid',
    'url should be like https://wallet.example.com, or empty for the page’s own origin.',
  )
}
