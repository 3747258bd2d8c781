import { LatchkeyError, type SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'
import { removeRecoveryMethod, without } from './removeRecoveryMethod.ts'
import { signAction } from './signAction.ts'
import { storeChange } from './storeChange.ts'
import {
  methodOf,
  passcodeSecret,
  passkeyCredentials,
  passkeySecret,
  wipeSecret,
  wrapCredentials,
} from './vaultSecret.ts'

export interface RemovePasskeyParameters {
  credentialId: string
  passcode?: string
  signal: AbortSignal
}

/** Takes a passkey away: it signs nobody in any more, and opens no wallets. Another one that stays signs for it, and opens the vault. */
export async function removePasskey(
  connection: Connection,
  { credentialId, passcode, signal }: RemovePasskeyParameters,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('removePasskey', signal)
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const remove = { method: 'user-passkey', credentialId } as const
  const left = vault && without(vault, remove)
  const opens = left && left.wraps.length < vault.wraps.length
  const own = passkeyCredentials(user)
  if (!own.includes(credentialId)) {
    if (!opens) throw notTheirs()
    // An earlier attempt broke off in the middle.
    await removeRecoveryMethod(connection, { ...remove, ...(passcode !== undefined && { passcode }), signal })
    return await attempt.send(endpoints.refreshUser)
  }
  if (opens && left.wraps.length === 0) throw lastToOpen()

  const method = opens ? methodOf(left, passcode) : undefined
  if (method === 'user-passcode') passcodeSecret(passcode) // before anybody is asked for a passkey
  const body = { credentialId }
  const { userAction, secret } = await signAction(connection, attempt, {
    endpoint: endpoints.removePasskey,
    body,
    by: (id) =>
      method === 'user-passkey' ? wrapCredentials(left!).includes(id) : own.length === 1 || id !== credentialId,
  })
  try {
    const unlockWith = method === 'user-passkey' ? passkeySecret(secret) : opens && passcodeSecret(passcode)
    const snapshot = await attempt.send(endpoints.removePasskey, body, { userAction })
    if (unlockWith) {
      const host = await connection.vault()
      await storeChange(attempt, vault!, (from) => host.removeWrap({ vault: from, unlockWith, remove }, attempt))
    }
    return snapshot
  } finally {
    if (secret) wipeSecret(passkeySecret(secret))
  }
}

const notTheirs = () =>
  new LatchkeyError(
    'passkey_not_found',
    'This person has no such passkey. Call refreshUser() if it was removed elsewhere.',
  )

const lastToOpen = () =>
  new LatchkeyError(
    'last_recovery_method',
    'This passkey is the only way to open the wallets, so they would be lost. Add another passkey or a passcode first.',
  )
