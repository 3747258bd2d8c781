import type { Backend, ChainType } from '@latchkey/core'
import { checkUrl } from '../http/createHttp.ts'
import type { HttpOptions } from '../http/HttpOptions.ts'
import { indexedDbStorage } from '../http/indexedDbStorage.ts'
import { switchboard } from '../http/switchboard.ts'

export interface DfnsBackendOptions extends Pick<
  HttpOptions,
  'url' | 'appId' | 'fetch' | 'storage' | 'passkeys' | 'loginMethods' | 'origin'
> {
  /** What the app's server makes wallets on: the keys of its `networks`. Default: ethereum. */
  chainTypes?: readonly Extract<ChainType, 'ethereum' | 'solana'>[]
}

/**
 * Wallets at Dfns, by way of the app's own server (`@latchkey/server/dfns`). Each write is signed by the person's passkey, so there
 * is no server access to give or to end.
 */
export function dfns({
  loginMethods = ['passkey', 'email', 'siwe'],
  chainTypes = ['ethereum'],
  ...given
}: DfnsBackendOptions): Backend {
  const url = checkUrl(given.url)
  const scope = `dfns:${url}:${given.appId}`
  const options = { ...given, url, scope, storage: given.storage ?? indexedDbStorage() }
  const { verb, ...session } = switchboard(options, async () =>
    (await import('./createDfnsClient.ts')).createDfnsClient(options),
  )
  return {
    name: 'dfns',
    scope,
    capabilities: {
      loginMethods,
      wallets: { chainTypes, recoveryMethods: ['user-passkey'], keptBy: 'service' },
      actions: ['createWallet', 'transferAsset', 'generateSignature', 'addPasskey', 'removePasskey'],
      delegate: null,
      revoke: 'none',
      lastUsed: false,
    },
    ...session,
    signupWithPasskey: verb('signupWithPasskey'),
    loginWithPasskey: verb('loginWithPasskey'),
    sendCode: verb('sendCode'),
    loginWithCode: verb('loginWithCode'),
    generateSiweMessage: verb('generateSiweMessage'),
    loginWithSiwe: verb('loginWithSiwe'),
    createGuestAccount: verb('createGuestAccount'),
    createWallet: verb('createWallet'),
    signMessage: verb('signMessage'),
    signTypedData: verb('signTypedData'),
    signTransaction: verb('signTransaction'),
    listPasskeys: verb('listPasskeys'),
    addPasskey: verb('addPasskey'),
    renamePasskey: verb('renamePasskey'),
    removePasskey: verb('removePasskey'),
    initAction: verb('initAction'),
    signAction: verb('signAction'),
    completeAction: verb('completeAction'),
  }
}
