import { LatchkeyError, type RecoveryOption, type User, type Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { assertVault } from './assertVault.ts'
import type { Connection } from './createConnection.ts'
import { waysToOpen } from './getRecoveryMethods.ts'
import { hasUnclaimedWallets } from './hasUnclaimedWallets.ts'
import { storeChange } from './storeChange.ts'
import { usableVault } from './usableVault.ts'
import {
  askPasskeySecret,
  askVaultSecret,
  passcodeSecret,
  passkeyCredentials,
  wipeSecret,
  wrapCredentials,
} from './vaultSecret.ts'

export type AddRecoveryMethodParameters = { passcode?: string; signal: AbortSignal } & (
  { method: 'user-passcode'; newPasscode: string } | { method: 'user-passkey'; credentialId?: string }
)

/** Lets one more secret open the vault: opens it, then asks for the secret that is new. */
export async function addRecoveryMethod(
  connection: Connection,
  { passcode, signal, ...adding }: AddRecoveryMethodParameters,
): Promise<RecoveryOption[]> {
  const host = await connection.vault()
  // Before anybody is asked for anything.
  if (adding.method === 'user-passcode') await host.assertPasscode({ passcode: adding.newPasscode })
  const attempt = connection.begin('addRecoveryMethod', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  if (!hasUnclaimedWallets(user)) assertVault(vault)
  const unlockWith = await askVaultSecret(connection, attempt, { user, vault, passcode })
  try {
    const usable = await usableVault(connection, attempt, { user, vault, secret: unlockWith })
    const add =
      adding.method === 'user-passcode'
        ? passcodeSecret(adding.newPasscode)
        : await askPasskeySecret(connection, attempt, closedOnes(user, usable, adding.credentialId))
    try {
      return waysToOpen(
        await storeChange(attempt, usable, (from) => host.addWrap({ vault: from, unlockWith, add }, attempt)),
      )
    } finally {
      wipeSecret(add)
    }
  } finally {
    wipeSecret(unlockWith)
  }
}

/** The person's passkeys that do not open the vault yet, or the one that was asked for. */
function closedOnes(user: User, vault: Vault, asked: string | undefined): string[] {
  const open = new Set(wrapCredentials(vault))
  const closed = passkeyCredentials(user).filter((id) => !open.has(id) && id === (asked ?? id))
  if (closed.length) return closed
  throw new LatchkeyError(
    'passkey_not_found',
    'There is no such passkey of this person that does not open the vault already. Make a new passkey first.',
  )
}
