import type { LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Signs in with a text that an external wallet signed. */
export function loginWithSiwe(
  connection: Connection,
  {
    signal,
    ...proof
  }: { message: string; signature: string; chainId: string; walletClientType?: string; signal: AbortSignal },
): Promise<LoginResult> {
  const { message, signature, chainId, walletClientType = null } = proof
  return connection
    .begin('loginWithSiwe', signal)
    .signIn(endpoints.loginWithSiwe, { message, signature, chainId, walletClientType, connectorType: null })
}
