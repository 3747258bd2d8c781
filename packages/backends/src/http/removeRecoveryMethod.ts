import { LatchkeyError, type RecoveryOption, type Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { assertVault } from './assertVault.ts'
import type { Connection } from './createConnection.ts'
import { waysToOpen } from './getRecoveryMethods.ts'
import { storeChange } from './storeChange.ts'
import { askVaultSecret, wipeSecret } from './vaultSecret.ts'

type Way = { method: 'user-passcode' } | { method: 'user-passkey'; credentialId: string }

export type RemoveRecoveryMethodParameters = { passcode?: string; signal: AbortSignal } & Way

/** Ends one way to open the vault. It is opened by another one for this, since what goes may be lost. */
export async function removeRecoveryMethod(
  connection: Connection,
  { passcode, signal, ...remove }: RemoveRecoveryMethodParameters,
): Promise<RecoveryOption[]> {
  const attempt = connection.begin('removeRecoveryMethod', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  assertVault(vault)
  const left = without(vault, remove)
  if (left.wraps.length === vault.wraps.length) return waysToOpen(vault) // gone already
  if (left.wraps.length === 0)
    throw new LatchkeyError(
      'last_recovery_method',
      'This is the only way to open the wallets, so they would be lost. Add another one first.',
    )
  const unlockWith = await askVaultSecret(connection, attempt, { user, vault: left, passcode })
  try {
    const host = await connection.vault()
    return waysToOpen(
      await storeChange(attempt, vault, (from) => host.removeWrap({ vault: from, unlockWith, remove }, attempt)),
    )
  } finally {
    wipeSecret(unlockWith)
  }
}

/** The record as if this way were gone, to see what else would open it. */
export const without = (vault: Vault, way: Way): Vault => ({
  ...vault,
  wraps: vault.wraps.filter(
    (wrap) => wrap.method !== way.method || (way.method === 'user-passkey' && wrap.credentialId !== way.credentialId),
  ),
})
