import { tellTabs, type ChainType } from '@latchkey/core'
import { checkUrl } from '../http/createHttp.ts'
import type { HttpOptions } from '../http/HttpOptions.ts'
import { indexedDbStorage } from '../http/indexedDbStorage.ts'
import { switchboard } from '../http/switchboard.ts'
import type { DfnsBackend, DfnsVerbs } from './DfnsBackend.ts'

export type { DfnsBackend, DfnsVerbs } from './DfnsBackend.ts'

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
}: DfnsBackendOptions): DfnsBackend {
  const url = checkUrl(given.url)
  const scope = `dfns:${url}:${given.appId}`
  const options = { ...given, url, scope, storage: given.storage ?? indexedDbStorage() }
  const { verb, ...session } = switchboard(options, async () =>
    (await import('./createDfnsClient.ts')).createDfnsClient(options),
  )
  /** One that changes who is signed in, or what they have: the session in this tab and in others is told once it is done. */
  const told = <name extends keyof DfnsVerbs>(name: name, news: 'signedIn' | 'changed') =>
    (async ({ signal = new AbortController().signal, ...parameters }: Parameters<DfnsVerbs[name]>[0]) => {
      const answer = await (verb(name) as (given: object) => Promise<unknown>)({ ...parameters, signal })
      tellTabs(scope, news)
      return answer
    }) as unknown as DfnsVerbs[name]

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
    listDevices: verb('listDevices'),
    signOutDevices: verb('signOutDevices'),
    listPasskeys: verb('listPasskeys'),
    addPasskey: verb('addPasskey'),
    renamePasskey: verb('renamePasskey'),
    removePasskey: verb('removePasskey'),
    initAction: verb('initAction'),
    signAction: verb('signAction'),
    completeAction: verb('completeAction'),
    addRecoveryKey: told('addRecoveryKey', 'changed'),
    recover: told('recover', 'changed'),
    activatePasskey: told('activatePasskey', 'changed'),
    signupWithIdToken: told('signupWithIdToken', 'signedIn'),
    loginWithIdToken: told('loginWithIdToken', 'signedIn'),
  }
}
