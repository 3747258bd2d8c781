import {
  isEmbeddedWallet,
  LatchkeyError,
  lazily,
  type LoginResult,
  type SessionSnapshot,
  wallets,
} from '@latchkey/core'
import type { Connection } from './createConnection.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import type { PrfOutput } from './prfMemory.ts'

/**
 * After a passkey signed somebody in: what it gave beside takes over wallets that were made ahead of their arrival, or opens
 * the wallet that is made next, here or by a `createWallet` that follows at once. Signing in stands even where this fails.
 */
export async function keepForWallet(
  connection: Connection,
  { result, secret, signal }: { result: LoginResult; secret: PrfOutput | undefined; signal: AbortSignal },
): Promise<LoginResult> {
  if (!secret) return result
  const { user } = result
  if (hasUnclaimedWallets(user))
    return await afterwards(result, async () => {
      const { claimWallets } = await lazily(import('./claimWallets.ts'))
      return await claimWallets(connection, { user, output: secret, signal })
    })
  if (wallets(user).some(isEmbeddedWallet)) {
    secret.prf.fill(0)
    return result
  }
  connection.prfMemory.keep(user.id, secret)
  if (connection.options.createOnLogin !== 'users-without-wallets') return result
  return await afterwards(result, async () => {
    const { createWallet } = await lazily(import('./createWallet.ts'))
    return await createWallet(connection, { chainType: 'ethereum', recoveryMethod: 'user-passkey', signal })
  })
}

/** The sign-in with what came of the work after it; as it was where that failed. */
async function afterwards(result: LoginResult, work: () => Promise<SessionSnapshot>): Promise<LoginResult> {
  try {
    return { ...(await work()), isNewUser: result.isNewUser }
  } catch (error) {
    if (error instanceof LatchkeyError && error.code === 'identity_changed') throw error
    return result
  }
}
