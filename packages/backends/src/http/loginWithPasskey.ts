import type { LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { getPasskey } from './ceremony.ts'
import type { Connection } from './createConnection.ts'
import { keepForWallet } from './keepForWallet.ts'

/** Signs in with any passkey of this app that the device holds. */
export async function loginWithPasskey(
  connection: Connection,
  { signal }: { signal: AbortSignal },
): Promise<LoginResult> {
  const attempt = connection.begin('loginWithPasskey', signal)
  const { options } = await attempt.send(endpoints.loginWithPasskeyInit, {})
  const { response, secret } = await getPasskey(connection, attempt, options)
  const result = await attempt.signIn(endpoints.loginWithPasskey, {
    challenge: options.challenge,
    authenticatorResponse: response,
  })
  return await keepForWallet(connection, { result, secret, signal })
}
