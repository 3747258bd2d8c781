import { LatchkeyError, type RecoveryMethod, type User, type Vault } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { VaultSecret } from '@latchkey/vault'
import { getPasskey } from './ceremony.ts'
import type { Attempt, Connection } from './createConnection.ts'
import type { PrfOutput } from './prfMemory.ts'

interface AskParameters {
  user: User
  /** Null where there is none yet. */
  vault: Vault | null
  recoveryMethod?: RecoveryMethod | undefined
  passcode?: string | undefined
  /** Whether what signing in gave a moment ago will do, without a prompt. */
  mayReuse: boolean
}

/** Asks for what opens a vault. Wipe what it gives. */
export type Ask = (attempt: Attempt) => Promise<VaultSecret>

/** Readies the question for what opens the person's vault: for their passkey, which asks them, or for nothing, where they typed a passcode. */
export async function readyVaultSecret(
  connection: Connection,
  attempt: Attempt,
  { user, vault, recoveryMethod, passcode, mayReuse }: AskParameters,
): Promise<Ask> {
  if ((recoveryMethod ?? methodOf(vault, passcode)) === 'user-passcode') {
    const secret = passcodeSecret(passcode)
    return async () => secret
  }
  const kept = mayReuse ? connection.prfMemory.take(user.id) : undefined
  if (kept) return async () => passkeySecret(kept)
  return readyPasskeySecret(connection, attempt, vault ? wrapCredentials(vault) : passkeyCredentials(user))
}

/** Gets what opens the person's vault at once, from signing in where that was a moment ago. Wipe it afterwards. */
export async function askVaultSecret(
  connection: Connection,
  attempt: Attempt,
  parameters: Omit<AskParameters, 'mayReuse'>,
): Promise<VaultSecret> {
  return (await readyVaultSecret(connection, attempt, { ...parameters, mayReuse: true }))(attempt)
}

async function readyPasskeySecret(connection: Connection, attempt: Attempt, passkeys: string[]): Promise<Ask> {
  if (!passkeys.length)
    throw new LatchkeyError(
      'passkey_required',
      'This person has no passkey that could open a wallet. Add one, or use a passcode.',
    )
  void connection.vault().catch(() => {}) // ready by the time that they have answered; whoever uses it hears why not
  const { options } = await attempt.send(endpoints.loginWithPasskeyInit, {})
  const allowCredentials = passkeys.map((id) => ({ id, type: 'public-key' as const }))
  return async (asking) =>
    passkeySecret((await getPasskey(connection, asking, { ...options, allowCredentials })).secret)
}

/** Asks the person for one of these passkeys, and takes what opens a vault from it. */
export async function askPasskeySecret(
  connection: Connection,
  attempt: Attempt,
  passkeys: string[],
): Promise<VaultSecret> {
  return (await readyPasskeySecret(connection, attempt, passkeys))(attempt)
}

/** How this vault opens: by the passcode where one was given or nothing else fits, by a passkey where it can. */
export function methodOf(vault: Vault | null, passcode: string | undefined): RecoveryMethod {
  const can = (method: RecoveryMethod) => vault === null || vault.wraps.some((wrap) => wrap.method === method)
  return can('user-passcode') && (passcode !== undefined || !can('user-passkey')) ? 'user-passcode' : 'user-passkey'
}

/** The passkeys that open this vault. */
export const wrapCredentials = (vault: Vault): string[] => vault.wraps.flatMap(({ credentialId }) => credentialId ?? [])

/** A passcode as the vault takes it; refused where none was given. */
export function passcodeSecret(passcode: string | undefined): VaultSecret {
  if (passcode) return { method: 'user-passcode', passcode }
  throw new LatchkeyError(
    'passcode_required',
    'This wallet opens by a passcode. Ask the person for it and pass it as passcode.',
  )
}

/** A PRF output as the vault takes it; refused where the passkey gave none. */
export function passkeySecret(output: PrfOutput | undefined): VaultSecret {
  if (output) return { method: 'user-passkey', ...output }
  throw new LatchkeyError(
    'prf_not_supported',
    'This passkey cannot open wallets: its device has no PRF extension. Use recoveryMethod "user-passcode" with a passcode.',
  )
}

/** Forgets the secret, as far as JavaScript lets us. */
export function wipeSecret(secret: VaultSecret): void {
  if (secret.method === 'user-passkey') secret.prf.fill(0)
}

/** The passkeys that the person signs in with. */
export const passkeyCredentials = ({ linkedAccounts }: User): string[] =>
  linkedAccounts.flatMap((account) => (account.type === 'passkey' ? account.credentialId : []))
