import { LatchkeyError, type SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultSecret } from '@latchkey/vault'
import type { Attempt, Connection } from './createConnection.ts'
import { inOneGo, inTwoMinutes, type Done, type ReadyAction } from './ReadyAction.ts'
import { without } from './removeRecoveryMethod.ts'
import { announceRequest } from './signRequest.ts'
import { storeChange } from './storeChange.ts'
import {
  methodOf,
  passcodeSecret,
  passkeyCredentials,
  passkeySecret,
  readyVaultSecret,
  wipeSecret,
  wrapCredentials,
} from './vaultSecret.ts'

interface OldPasskey {
  credentialId: string
  passcode?: string
}

export interface RemovePasskeyParameters extends OldPasskey {
  signal: AbortSignal
}

/** Takes a passkey away: it signs nobody in any more, and opens no wallets. Another one that stays signs for it, and opens the vault. */
export async function removePasskey(
  connection: Connection,
  { signal, ...parameters }: RemovePasskeyParameters,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('removePasskey', signal)
  return (await inOneGo(attempt, await readyRemoval(connection, attempt, parameters))).snapshot
}

/** Readies the same, up to the prompt. */
export async function readyRemoval(
  connection: Connection,
  attempt: Attempt,
  { credentialId, passcode }: OldPasskey,
): Promise<ReadyAction<Done<'removePasskey'> & { snapshot: SessionSnapshot }>> {
  const [{ vault }, { user }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
  ])
  const remove = { method: 'user-passkey', credentialId } as const
  const left = vault && without(vault, remove)
  const opens = left && left.wraps.length < vault.wraps.length
  const own = passkeyCredentials(user)
  const isOwn = own.includes(credentialId)
  if (!isOwn && !opens) throw notTheirs()
  if (opens && left.wraps.length === 0) throw lastToOpen()

  const close = async (removing: Attempt, unlockWith: VaultSecret) => {
    const host = await connection.vault()
    await storeChange(removing, vault!, (from) => host.removeWrap({ vault: from, unlockWith, remove }, removing))
  }
  if (!isOwn) {
    // An earlier attempt broke off in the middle: it signs nobody in any more, and still opens the wallets.
    const ask = await readyVaultSecret(connection, attempt, { user, vault: left, passcode, mayReuse: false })
    return {
      expiresAt: inTwoMinutes(),
      async sign(asking) {
        const unlockWith = await ask(asking)
        return {
          async submit(removing) {
            await close(removing, unlockWith)
            return { result: { credentialId }, snapshot: await removing.send(endpoints.refreshUser) }
          },
          wipe: () => wipeSecret(unlockWith),
        }
      },
    }
  }

  const method = opens ? methodOf(left, passcode) : undefined
  if (method === 'user-passcode') passcodeSecret(passcode) // before anybody is asked for a passkey
  const body = { credentialId }
  const { expiresAt, sign } = await announceRequest(connection, attempt, {
    endpoint: endpoints.removePasskey,
    body,
    by: (id) =>
      method === 'user-passkey' ? wrapCredentials(left!).includes(id) : own.length === 1 || id !== credentialId,
  })
  return {
    expiresAt,
    async sign(asking) {
      const { userAction, secret } = await sign(asking)
      const unlockWith = method === 'user-passkey' ? passkeySecret(secret) : opens && passcodeSecret(passcode)
      return {
        async submit(removing) {
          const snapshot = await removing.send(endpoints.removePasskey, body, { userAction })
          if (unlockWith) await close(removing, unlockWith)
          return { result: { credentialId }, snapshot }
        },
        wipe() {
          if (secret) wipeSecret(passkeySecret(secret))
        },
      }
    },
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
