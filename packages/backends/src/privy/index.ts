import type { Backend, Verb } from '@latchkey/core'
import { checkUrl } from '../http/createHttp.ts'
import { indexedDbStorage } from '../http/indexedDbStorage.ts'
import { switchboard } from '../http/switchboard.ts'
import type { PrivyBackendOptions } from './PrivyBackendOptions.ts'

export type { PrivyBackendOptions } from './PrivyBackendOptions.ts'
export type { PrivySdk } from './PrivySdk.ts'

/** What is passed on as it is. */
const verbs = [
  'signupWithPasskey',
  'loginWithPasskey',
  'sendCode',
  'loginWithCode',
  'sendSmsCode',
  'loginWithSms',
  'generateSiweMessage',
  'loginWithSiwe',
  'generateSiwsMessage',
  'loginWithSiws',
  'loginWithCustomJwt',
  'loginWithTelegram',
  'initFarcaster',
  'awaitFarcaster',
  'loginWithFarcaster',
  'createGuestAccount',
  'initOAuth',
  'loginWithOAuth',
  'linkOAuth',
  'linkAccount',
  'unlinkAccount',
  'acceptTerms',
  'delegateWallet',
  'revokeWallets',
] as const satisfies readonly Verb[]

/** Privy itself, by way of its own SDK. What that cannot do is absent. */
export function privy({ loginMethods = ['email'], oauthProviders, telegram, ...given }: PrivyBackendOptions): Backend {
  const url = given.url === undefined ? undefined : checkUrl(given.url)
  const scope = `privy:${url ?? ''}:${given.appId}`
  const options = { ...given, ...(url !== undefined && { url }), scope, storage: given.storage ?? indexedDbStorage() }
  const {
    verb,
    subscribe: _none,
    ...session
  } = switchboard(options, async () => (await import('./createPrivyClient.ts')).createPrivyClient(options))
  return {
    name: 'privy',
    scope,
    capabilities: {
      loginMethods,
      ...(oauthProviders && { oauthProviders }),
      ...(telegram && { telegram }),
      wallets: null,
      // It can, but for good and for anything: what asks for a scope or an end would promise what is not kept.
      delegate: null,
      revoke: 'all',
      lastUsed: false,
    },
    ...session,
    ...Object.fromEntries(verbs.map((name) => [name, verb(name)])),
  }
}
