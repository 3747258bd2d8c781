import type { LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Signs in with the code that was mailed. */
export function loginWithCode(
  connection: Connection,
  { email, code, signal }: { email: string; code: string; signal: AbortSignal },
): Promise<LoginResult> {
  return connection.begin('loginWithCode', signal).signIn(endpoints.loginWithCode, { email, code })
}
