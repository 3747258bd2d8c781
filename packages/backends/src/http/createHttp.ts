import { LatchkeyError, type Backend } from '@latchkey/core'
import { capabilities } from './capabilities.ts'
import type { HttpOptions } from './HttpOptions.ts'
import { indexedDbStorage } from './indexedDbStorage.ts'
import { switchboard } from './switchboard.ts'

export interface CreateHttpOptions extends HttpOptions {
  name: string
  scope: string
  enforcement: 'server' | 'local'
}

/** A backend over our endpoints. All but this switchboard is loaded when there is something to do. */
export function createHttp({ name, enforcement, ...given }: CreateHttpOptions): Backend {
  const options = { ...given, storage: given.storage ?? indexedDbStorage() }
  const { scope, loginMethods } = options
  const { verb, ...session } = switchboard(options, async () =>
    (await import('./createClient.ts')).createClient(options),
  )

  return {
    name,
    scope,
    capabilities: capabilities({ loginMethods, enforcement, onchain: given.onchain }),
    ...session,
    signupWithPasskey: verb('signupWithPasskey'),
    loginWithPasskey: verb('loginWithPasskey'),
    sendCode: verb('sendCode'),
    loginWithCode: verb('loginWithCode'),
    generateSiweMessage: verb('generateSiweMessage'),
    loginWithSiwe: verb('loginWithSiwe'),
    createGuestAccount: verb('createGuestAccount'),
    createWallet: verb('createWallet'),
    importWallet: verb('importWallet'),
    exportWallet: verb('exportWallet'),
    signMessage: verb('signMessage'),
    signTypedData: verb('signTypedData'),
    signTransaction: verb('signTransaction'),
    listPasskeys: verb('listPasskeys'),
    addPasskey: verb('addPasskey'),
    renamePasskey: verb('renamePasskey'),
    removePasskey: verb('removePasskey'),
    getRecoveryMethods: verb('getRecoveryMethods'),
    addRecoveryMethod: verb('addRecoveryMethod'),
    removeRecoveryMethod: verb('removeRecoveryMethod'),
    delegateWallet: verb('delegateWallet'),
    revokeWallets: verb('revokeWallets'),
    ...(given.onchain && { revokeOnchain: verb('revokeOnchain') }),
    getGrants: verb('getGrants'),
    getActivity: verb('getActivity'),
    initAction: verb('initAction'),
    signAction: verb('signAction'),
    completeAction: verb('completeAction'),
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
