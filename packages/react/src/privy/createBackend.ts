import { http } from '@latchkey/backends/http'
import type { Backend, LoginMethod, OAuthProvider } from '@latchkey/core'
import { providerNames, type PrivyClientConfig } from './PrivyClientConfig.ts'

export interface BackendParameters {
  appId: string
  /** Where the server is. Default: the page's own origin. */
  apiUrl?: string | undefined
  config?: PrivyClientConfig | undefined
}

const ours: Record<string, LoginMethod> = { passkey: 'passkey', email: 'email', wallet: 'siwe', guest: 'guest' }

/** The server that Privy's `appId`, `apiUrl` and `config` speak of. */
export function createBackend({ appId, apiUrl = '', config = {} }: BackendParameters): Backend {
  const { loginMethods: named, embeddedWallets, scriptNonce } = config
  const creates = embeddedWallets?.ethereum?.createOnLogin
  const isProvider = (name: string): name is OAuthProvider => providerNames.has(name) || name.startsWith('custom:')
  return http({
    url: apiUrl,
    appId,
    ...(named && {
      loginMethods: named.flatMap((name) => ours[name] ?? []),
      oauthProviders: named.filter(isProvider),
    }),
    // Who has a wallet of their own already gets no second one.
    ...(creates && { createOnLogin: creates === 'off' ? 'off' : 'users-without-wallets' }),
    ...(scriptNonce && { nonce: scriptNonce }),
  })
}
