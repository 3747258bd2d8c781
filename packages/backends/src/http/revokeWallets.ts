import type { RevokeResult, SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Ends server access to every wallet, or to those named. */
export async function revokeWallets(
  connection: Connection,
  { wallets, signal }: { wallets?: string[]; signal: AbortSignal },
): Promise<RevokeResult & SessionSnapshot> {
  const attempt = connection.begin('revokeWallets', signal)
  const { results, receipt, user, identityToken } = await attempt.send(
    endpoints.revokeWallets,
    wallets ? { wallets } : {},
  )
  return { results, ...(receipt && { receipt }), user, identityToken }
}
