import { isEmbeddedWallet, LatchkeyError, wallets, type LoginResult } from '@latchkey/core'
import type { Connection } from './createConnection.ts'
import { lazily } from './lazily.ts'
import type { PrfOutput } from './prfMemory.ts'

/**
 * After a passkey signed somebody in: what it gave beside opens the wallet that is made next, here or by a
 * `createWallet` that follows at once. Signing in stands even where the wallet fails.
 */
export async function keepForWallet(
  connection: Connection,
  { result, secret, signal }: { result: LoginResult; secret: PrfOutput | undefined; signal: AbortSignal },
): Promise<LoginResult> {
  if (!secret) return result
  const { user } = result
  if (wallets(user).some(isEmbeddedWallet)) {
    secret.prf.fill(0)
    return result
  }
  connection.prfMemory.keep(user.id, secret)
  if (connection.options.createOnLogin !== 'users-without-wallets') return result
  try {
    const { createWallet } = await lazily(import('./createWallet.ts'))
    const snapshot = await createWallet(connection, { chainType: 'ethereum', recoveryMethod: 'user-passkey', signal })
    return { ...snapshot, isNewUser: result.isNewUser }
  } catch (error) {
    if (error instanceof LatchkeyError && error.code === 'identity_changed') throw error
    return result
  }
}
