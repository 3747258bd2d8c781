import type { SessionSnapshot, User, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultSecret } from '@latchkey/vault'
import { createPasskey } from './ceremony.ts'
import type { Attempt, Connection } from './createConnection.ts'
import type { PrfOutput } from './prfMemory.ts'
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

export interface AddPasskeyParameters {
  name?: string
  passcode?: string
  signal: AbortSignal
}

/**
 * Makes one more passkey, which an earlier one signs for. It opens the person's wallets, too, where it gave a secret when it
 * was made and the vault could be opened in the same go; else `addRecoveryMethod` has it do so later.
 */
export async function addPasskey(
  connection: Connection,
  { name, passcode, signal }: AddPasskeyParameters,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('addPasskey', signal)
  const [{ vault }, { user }, { options }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
    attempt.send(endpoints.linkPasskeyInit, {}),
  ])
  const label = name === undefined ? {} : { name, displayName: name }
  const made = await createPasskey(connection, attempt, { ...options, user: { ...options.user, ...label } })
  const body = { authenticatorResponse: made.response, ...(name !== undefined && { name }) }
  const signed = await signByEarlier(connection, attempt, { user, vault, body })
  try {
    const more = signed && { userAction: signed.userAction }
    const snapshot = await attempt.send(endpoints.addPasskey, body, more)
    const unlockWith = vault && made.secret && opening(vault, { passcode, output: signed?.secret })
    if (unlockWith) {
      const add = passkeySecret(made.secret)
      const host = await connection.vault()
      await storeChange(attempt, vault, (from) => host.addWrap({ vault: from, unlockWith, add }, attempt))
    }
    return snapshot
  } finally {
    for (const output of [made.secret, signed?.secret]) if (output) wipeSecret(passkeySecret(output))
  }
}

interface Signing {
  user: User
  vault: Vault | null
  body: { authenticatorResponse: RegistrationResponseJSON; name?: string }
}

/** Nothing where this is their first passkey. One that opens the vault is asked for where there is any. */
async function signByEarlier(connection: Connection, attempt: Attempt, { user, vault, body }: Signing) {
  const own = passkeyCredentials(user)
  if (own.length === 0) return undefined
  const open = new Set(vault ? wrapCredentials(vault) : [])
  const by = (id: string) => open.has(id) || !own.some((each) => open.has(each))
  return await signAction(connection, attempt, { endpoint: endpoints.addPasskey, body, by })
}

/** What the vault can be opened with, without asking the person once more. */
function opening(
  vault: Vault,
  { passcode, output }: { passcode: string | undefined; output: PrfOutput | undefined },
): VaultSecret | undefined {
  if (passcode !== undefined && methodOf(vault, passcode) === 'user-passcode') return passcodeSecret(passcode)
  return output && wrapCredentials(vault).includes(output.credentialId) ? passkeySecret(output) : undefined
}
