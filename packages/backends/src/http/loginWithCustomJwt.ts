import type { LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Signs in with a token of the app's own sign-in service. */
export const loginWithCustomJwt = (
  connection: Connection,
  { token, signal }: { token: string; signal: AbortSignal },
): Promise<LoginResult> =>
  connection.begin('loginWithCustomJwt', signal).signIn(endpoints.loginWithCustomJwt, { token })
