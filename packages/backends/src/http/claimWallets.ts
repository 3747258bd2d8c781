import type { SessionSnapshot, User } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'
import type { PrfOutput } from './prfMemory.ts'
import { usableVault } from './usableVault.ts'
import { passkeySecret, wipeSecret } from './vaultSecret.ts'

/** Takes the wallets that were made ahead for somebody over into a vault of their own. Uses up the secret. */
export async function claimWallets(
  connection: Connection,
  { user, output, signal }: { user: User; output: PrfOutput; signal: AbortSignal },
): Promise<SessionSnapshot> {
  const secret = passkeySecret(output)
  try {
    const attempt = connection.begin('claimWallets', signal)
    const { vault } = await attempt.send(endpoints.getVault)
    await usableVault(connection, attempt, { user, vault, secret })
    return await attempt.send(endpoints.refreshUser)
  } finally {
    wipeSecret(secret)
  }
}
