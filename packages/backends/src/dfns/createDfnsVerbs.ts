import { LatchkeyError, lazily } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import * as walletActions from '@latchkey/core/walletActions'
import type { WalletActionRequest } from '@latchkey/core/walletActions'
import { createPasskey } from '../http/ceremony.ts'
import type { Attempt, Connection } from '../http/createConnection.ts'
import { passkeySecret, wipeSecret } from '../http/vaultSecret.ts'
import type { DfnsVerbs } from './DfnsBackend.ts'
import { recover } from './recover.ts'
import { prepareKept, signKept } from './wireAction.ts'

/** The same, each with a signal. */
export type HeldDfnsVerbs = {
  [name in keyof DfnsVerbs]: (
    parameters: Parameters<DfnsVerbs[name]>[0] & { signal: AbortSignal },
  ) => ReturnType<DfnsVerbs[name]>
}

/** What people can do at Dfns beside what every backend can. */
export function createDfnsVerbs(connection: Connection): HeldDfnsVerbs {
  /** All steps in one. */
  async function run(attempt: Attempt, request: WalletActionRequest) {
    const { kept } = await prepareKept(connection, attempt, request)
    return await attempt.send(walletActions.completeWalletAction, await signKept(connection, attempt, kept))
  }

  return {
    recover: (parameters) => recover(connection, parameters),

    async addRecoveryKey({ passcode, signal }) {
      const attempt = connection.begin('addRecoveryKey', signal)
      const { makeRecoveryKey } = await lazily(import('@latchkey/vault/recoveryKey'))
      const { challenge, challengeIdentifier } = await attempt.send(walletActions.addRecoveryKeyInit)
      const recoveryKey = await makeRecoveryKey({ passcode, challenge })
      await run(attempt, { kind: 'addRecoveryKey', recoveryKey, challengeIdentifier })
    },

    async activatePasskey({ credentialId, signal }) {
      const attempt = connection.begin('activatePasskey', signal)
      const { user, identityToken = null } = await run(attempt, { kind: 'activatePasskey', credentialId })
      if (user) return { user, identityToken }
      throw new LatchkeyError('backend_invalid', 'The server did not say who the person is now. Call refreshUser().')
    },

    async signupWithIdToken({ idToken, name, signal }) {
      const attempt = connection.begin('signupWithIdToken', signal)
      const { options } = await attempt.send(walletActions.signupWithIdTokenInit, { idToken })
      const user = name === undefined ? options.user : { ...options.user, name, displayName: name }
      const { response, secret } = await createPasskey(connection, attempt, { ...options, user })
      if (secret) wipeSecret(passkeySecret(secret))
      return await attempt.signIn(endpoints.signupWithPasskey, { authenticatorResponse: response })
    },

    async loginWithIdToken({ idToken, signal }) {
      return await connection.begin('loginWithIdToken', signal).signIn(walletActions.loginWithIdToken, { idToken })
    },
  }
}
