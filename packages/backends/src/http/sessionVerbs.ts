import { lazily, type Backend } from '@latchkey/core'
import type { Connection } from './createConnection.ts'
import { createGuestAccount } from './createGuestAccount.ts'
import { listDevices, signOutDevices } from './devices.ts'
import { generateSiweMessage } from './generateSiweMessage.ts'
import { loginWithCode } from './loginWithCode.ts'
import { loginWithPasskey } from './loginWithPasskey.ts'
import { loginWithSiwe } from './loginWithSiwe.ts'
import { sendCode } from './sendCode.ts'
import { signupWithPasskey } from './signupWithPasskey.ts'

/** Signing in and out, and who is signed in: the same wherever the wallets are. */
export const sessionVerbs = (connection: Connection) => ({
  /** Hears of changes elsewhere until the signal aborts. */
  listen: async (hear: () => void, signal: AbortSignal) =>
    (await lazily(import('./listen.ts'))).listen(connection, hear, signal),
  ...({
    restore: ({ signal, shown }) => connection.restore(signal, shown),
    refreshUser: ({ signal }) => connection.refreshUser(signal),
    getAccessToken: ({ signal }) => connection.getAccessToken(signal),
    logout: ({ signal }) => connection.logout(signal),
    signupWithPasskey: (parameters) => signupWithPasskey(connection, parameters),
    loginWithPasskey: (parameters) => loginWithPasskey(connection, parameters),
    sendCode: (parameters) => sendCode(connection, parameters),
    loginWithCode: (parameters) => loginWithCode(connection, parameters),
    generateSiweMessage: (parameters) => generateSiweMessage(connection, parameters),
    loginWithSiwe: (parameters) => loginWithSiwe(connection, parameters),
    createGuestAccount: (parameters) => createGuestAccount(connection, parameters),
    listDevices: (parameters) => listDevices(connection, parameters),
    signOutDevices: (parameters) => signOutDevices(connection, parameters),
  } satisfies Partial<Backend>),
})
