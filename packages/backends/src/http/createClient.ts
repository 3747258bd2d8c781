import { lazily, type Backend, type Verb } from '@latchkey/core'
import { createConnection, type ConnectionOptions } from './createConnection.ts'
import { getGrants } from './getGrants.ts'
import { getRecoveryMethods } from './getRecoveryMethods.ts'
import type { Listening } from './listen.ts'
import { listPasskeys } from './listPasskeys.ts'
import { renamePasskey } from './renamePasskey.ts'
import { revokeWallets } from './revokeWallets.ts'
import { sessionVerbs } from './sessionVerbs.ts'

/** Every verb, ready to be called. */
export type Client = Required<Pick<Backend, Verb>> & Listening

/** The verbs over one connection. Those that open the vault bring it along when they are first called. */
export function createClient(options: ConnectionOptions): Client {
  const connection = createConnection(options)
  return {
    ...sessionVerbs(connection),
    initOAuth: async (parameters) => (await lazily(import('./oauth.ts'))).initOAuth(connection, parameters),
    loginWithOAuth: async (parameters) => (await lazily(import('./oauth.ts'))).loginWithOAuth(connection, parameters),
    linkOAuth: async (parameters) => (await lazily(import('./oauth.ts'))).linkOAuth(connection, parameters),
    sendSmsCode: async (parameters) => (await lazily(import('./loginWithSms.ts'))).sendSmsCode(connection, parameters),
    loginWithSms: async (parameters) =>
      (await lazily(import('./loginWithSms.ts'))).loginWithSms(connection, parameters),
    generateSiwsMessage: async (parameters) =>
      (await lazily(import('./loginWithSiws.ts'))).generateSiwsMessage(connection, parameters),
    loginWithSiws: async (parameters) =>
      (await lazily(import('./loginWithSiws.ts'))).loginWithSiws(connection, parameters),
    loginWithCustomJwt: async (parameters) =>
      (await lazily(import('./loginWithCustomJwt.ts'))).loginWithCustomJwt(connection, parameters),
    loginWithTelegram: async (parameters) =>
      (await lazily(import('./loginWithTelegram.ts'))).loginWithTelegram(connection, parameters),
    initFarcaster: async (parameters) =>
      (await lazily(import('./loginWithFarcaster.ts'))).initFarcaster(connection, parameters),
    awaitFarcaster: async (parameters) =>
      (await lazily(import('./loginWithFarcaster.ts'))).awaitFarcaster(connection, parameters),
    loginWithFarcaster: async (parameters) =>
      (await lazily(import('./loginWithFarcaster.ts'))).loginWithFarcaster(connection, parameters),
    linkAccount: async (parameters) => (await lazily(import('./linkAccount.ts'))).linkAccount(connection, parameters),
    unlinkAccount: async (parameters) =>
      (await lazily(import('./unlinkAccount.ts'))).unlinkAccount(connection, parameters),
    acceptTerms: async (parameters) => (await lazily(import('./acceptTerms.ts'))).acceptTerms(connection, parameters),
    transferAccount: async (parameters) =>
      (await lazily(import('./transferAccount.ts'))).transferAccount(connection, parameters),
    initEnrollMfa: async (parameters) => (await lazily(import('./mfa.ts'))).initEnrollMfa(connection, parameters),
    submitEnrollMfa: async (parameters) => (await lazily(import('./mfa.ts'))).submitEnrollMfa(connection, parameters),
    unenrollMfa: async (parameters) => (await lazily(import('./mfa.ts'))).unenrollMfa(connection, parameters),
    verifyMfa: async (parameters) => (await lazily(import('./mfa.ts'))).verifyMfa(connection, parameters),
    createWallet: async (parameters) =>
      (await lazily(import('./createWallet.ts'))).createWallet(connection, parameters),
    importWallet: async (parameters) =>
      (await lazily(import('./importWallet.ts'))).importWallet(connection, parameters),
    exportWallet: async (parameters) =>
      (await lazily(import('./exportWallet.ts'))).exportWallet(connection, parameters),
    signMessage: async (parameters) => (await lazily(import('./signMessage.ts'))).signMessage(connection, parameters),
    signTypedData: async (parameters) =>
      (await lazily(import('./signTypedData.ts'))).signTypedData(connection, parameters),
    signTransaction: async (parameters) =>
      (await lazily(import('./signTransaction.ts'))).signTransaction(connection, parameters),
    listPasskeys: (parameters) => listPasskeys(connection, parameters),
    addPasskey: async (parameters) => (await lazily(import('./addPasskey.ts'))).addPasskey(connection, parameters),
    renamePasskey: (parameters) => renamePasskey(connection, parameters),
    removePasskey: async (parameters) =>
      (await lazily(import('./removePasskey.ts'))).removePasskey(connection, parameters),
    getRecoveryMethods: (parameters) => getRecoveryMethods(connection, parameters),
    addRecoveryMethod: async (parameters) =>
      (await lazily(import('./addRecoveryMethod.ts'))).addRecoveryMethod(connection, parameters),
    removeRecoveryMethod: async (parameters) =>
      (await lazily(import('./removeRecoveryMethod.ts'))).removeRecoveryMethod(connection, parameters),
    delegateWallet: async (parameters) =>
      (await lazily(import('./delegateWallet.ts'))).delegateWallet(connection, parameters),
    revokeWallets: (parameters) => revokeWallets(connection, parameters),
    revokeOnchain: async (parameters) =>
      (await lazily(import('./revokeOnchain.ts'))).revokeOnchain(connection, parameters),
    getGrants: (parameters) => getGrants(connection, parameters),
    getActivity: async (parameters) => (await lazily(import('./getActivity.ts'))).getActivity(connection, parameters),
    initAction: async (parameters) => (await lazily(import('./steps.ts'))).initAction(connection, parameters),
    signAction: async (parameters) => (await lazily(import('./steps.ts'))).signAction(parameters),
    completeAction: async (parameters) => (await lazily(import('./steps.ts'))).completeAction(parameters),
  }
}
