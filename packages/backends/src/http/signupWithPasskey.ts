import type { LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { createPasskey } from './ceremony.ts'
import type { Connection } from './createConnection.ts'
import { keepForWallet } from './keepForWallet.ts'

/** Makes a person and their first passkey. */
export async function signupWithPasskey(
  connection: Connection,
  { name, signal }: { name?: string; signal: AbortSignal },
): Promise<LoginResult> {
  const attempt = connection.begin('signupWithPasskey', signal)
  const { options } = await attempt.send(endpoints.signupWithPasskeyInit, {})
  const user = name ? { ...options.user, name, displayName: name } : options.user
  const { response, secret } = await createPasskey(connection, attempt, { ...options, user })
  const result = await attempt.signIn(endpoints.signupWithPasskey, { authenticatorResponse: response })
  return await keepForWallet(connection, { result, secret, signal })
}
