import type { SessionSnapshot, User, Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultSecret } from '@latchkey/vault'
import { assertVault } from './assertVault.ts'
import { createPasskey } from './ceremony.ts'
import type { Attempt, Connection } from './createConnection.ts'
import type { PrfOutput } from './prfMemory.ts'
import { inOneGo, inTwoMinutes, type Done, type ReadyAction } from './ReadyAction.ts'
import { signRequest } from './signRequest.ts'
import { storeChange } from './storeChange.ts'
import {
  methodOf,
  passcodeSecret,
  passkeyCredentials,
  passkeySecret,
  wipeSecret,
  wrapCredentials,
} from './vaultSecret.ts'

interface NewPasskey {
  name?: string
  passcode?: string
  signWith?: 'passkey' | 'passcode'
}

export interface AddPasskeyParameters extends NewPasskey {
  signal: AbortSignal
}

/**
 * Makes one more passkey, which an earlier one signs for, or the vault where all are lost. It opens the person's wallets, too, where it gave a secret when it
 * was made and the vault could be opened in the same go; else `addRecoveryMethod` has it do so later.
 */
export async function addPasskey(
  connection: Connection,
  { signal, ...parameters }: AddPasskeyParameters,
): Promise<SessionSnapshot> {
  const attempt = connection.begin('addPasskey', signal)
  return (await inOneGo(attempt, await readyPasskey(connection, attempt, parameters))).snapshot
}

/** Readies the same, up to the first prompt. */
export async function readyPasskey(
  connection: Connection,
  attempt: Attempt,
  { name, passcode, signWith = 'passkey' }: NewPasskey,
): Promise<ReadyAction<Done<'addPasskey'> & { snapshot: SessionSnapshot }>> {
  const [{ vault }, { user }, { options }] = await Promise.all([
    attempt.send(endpoints.getVault),
    attempt.send(endpoints.refreshUser),
    attempt.send(endpoints.linkPasskeyInit, {}),
  ])
  const byVault = signWith === 'passcode' && passkeyCredentials(user).length > 0
  if (byVault) assertVault(vault)
  const secret = byVault ? passcodeSecret(passcode) : undefined
  const label = name === undefined ? {} : { name, displayName: name }
  return {
    expiresAt: inTwoMinutes(),
    async sign(asking) {
      const made = await createPasskey(connection, asking, { ...options, user: { ...options.user, ...label } })
      const body = { authenticatorResponse: made.response, ...(name !== undefined && { name }) }
      const signed = secret ? undefined : await signByEarlier(connection, asking, { user, vault, body })
      return {
        async submit(adding) {
          const more = signed && { userAction: signed.userAction }
          const snapshot =
            vault && secret
              ? await addByVault(connection, adding, { vault, secret, body, nonce: options.challenge })
              : await adding.send(endpoints.addPasskey, body, more)
          const unlockWith = vault && made.secret && opening(vault, { passcode, output: signed?.secret })
          if (unlockWith) {
            const add = passkeySecret(made.secret)
            const host = await connection.vault()
            await storeChange(adding, vault, (from) => host.addWrap({ vault: from, unlockWith, add }, adding))
          }
          return { result: { credentialId: made.response.id }, snapshot }
        },
        wipe() {
          for (const output of [made.secret, signed?.secret]) if (output) wipeSecret(passkeySecret(output))
        },
      }
    },
  }
}

interface Body {
  authenticatorResponse: RegistrationResponseJSON
  name?: string
}

interface ByVault {
  vault: Vault
  secret: VaultSecret
  body: Body
  /** The challenge that it was made with. */
  nonce: string
}

/** For who lost the earlier ones: the vault's own key signs in their place. */
async function addByVault(connection: Connection, attempt: Attempt, { body, ...vouching }: ByVault) {
  const host = await connection.vault()
  const credentialId = body.authenticatorResponse.id
  const vaultSignature = await host.vouchForPasskey({ ...vouching, credentialId }, attempt)
  return await attempt.send(endpoints.addPasskeyByVault, { ...body, vaultSignature })
}

interface ByEarlier {
  user: User
  vault: Vault | null
  body: Body
}

/** Nothing where this is their first passkey. One that opens the vault is asked for where there is any. */
async function signByEarlier(connection: Connection, attempt: Attempt, { user, vault, body }: ByEarlier) {
  const own = passkeyCredentials(user)
  if (own.length === 0) return undefined
  const open = new Set(vault ? wrapCredentials(vault) : [])
  const by = (id: string) => open.has(id) || !own.some((each) => open.has(each))
  return await signRequest(connection, attempt, { endpoint: endpoints.addPasskey, body, by })
}

/** What the vault can be opened with, without asking the person once more. */
function opening(
  vault: Vault,
  { passcode, output }: { passcode: string | undefined; output: PrfOutput | undefined },
): VaultSecret | undefined {
  if (passcode !== undefined && methodOf(vault, passcode) === 'user-passcode') return passcodeSecret(passcode)
  return output && wrapCredentials(vault).includes(output.credentialId) ? passkeySecret(output) : undefined
}
