import { LatchkeyError, type Backend, type Verb } from '@latchkey/core'
import { capabilities } from './capabilities.ts'
import type { HttpOptions } from './HttpOptions.ts'
import { indexedDbStorage } from './indexedDbStorage.ts'
import type { MfaListeners } from './mfaGate.ts'
import { switchboard } from './switchboard.ts'

export interface CreateHttpOptions extends HttpOptions {
  name: string
  scope: string
  enforcement: 'server' | 'local'
}

/** What is passed on as it is. */
const verbs = [
  'signupWithPasskey',
  'loginWithPasskey',
  'sendCode',
  'loginWithCode',
  'generateSiweMessage',
  'loginWithSiwe',
  'sendSmsCode',
  'loginWithSms',
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
  'transferAccount',
  'initEnrollMfa',
  'submitEnrollMfa',
  'unenrollMfa',
  'verifyMfa',
  'createWallet',
  'importWallet',
  'exportWallet',
  'signMessage',
  'signTypedData',
  'signTransaction',
  'listDevices',
  'signOutDevices',
  'listPasskeys',
  'addPasskey',
  'renamePasskey',
  'removePasskey',
  'getRecoveryMethods',
  'addRecoveryMethod',
  'removeRecoveryMethod',
  'delegateWallet',
  'revokeWallets',
  'getGrants',
  'getActivity',
  'initAction',
  'signAction',
  'completeAction',
] as const satisfies readonly Verb[]

/** A backend over our endpoints. All but this switchboard is loaded when there is something to do. */
export function createHttp({ name, ...given }: CreateHttpOptions): Backend {
  const mfaListeners: MfaListeners = new Set()
  const options = { ...given, mfaListeners, storage: given.storage ?? indexedDbStorage() }
  const { verb, ...session } = switchboard(options, async () =>
    (await import('./createClient.ts')).createClient(options),
  )

  return {
    name,
    scope: given.scope,
    capabilities: capabilities(given),
    ...session,
    onMfaRequired: (listener) => {
      mfaListeners.add(listener)
      return () => mfaListeners.delete(listener)
    },
    ...Object.fromEntries(verbs.map((name) => [name, verb(name)])),
    ...(given.onchain && { revokeOnchain: verb('revokeOnchain') }),
  }
}

/** Refuses an address that could never be reached; takes the slash off its end. */
export function checkUrl(url: string): string {
  if (url === '' || /^https?:\/\/[^\s?#]+$/.test(url)) return url.replace(/\/+$/, '')
  throw new LatchkeyError(
    'config_invalid',
    'url is like https://wallet.example.com, or empty for the page’s own origin.',
  )
}
