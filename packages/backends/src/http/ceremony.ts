import { AbortedError, lazily } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { prfInput } from '@latchkey/vault/prfInput'
import type { Attempt, VaultConnection } from './createConnection.ts'
import type { Passkeys } from './Passkeys.ts'
import { passkeyRefusal } from './passkeyRefusal.ts'
import type { PrfOutput } from './prfMemory.ts'

/** What a ceremony gave: the answer for the server, without the secret, and the secret where the passkey has one to give. */
export interface Ceremony<response> {
  response: response
  secret: PrfOutput | undefined
}

/** Has the person make a passkey. */
export const createPasskey = (
  connection: VaultConnection,
  attempt: Attempt,
  options: PublicKeyCredentialCreationOptionsJSON,
) => ceremony(connection, attempt, (passkeys) => passkeys.create(withPrf(options), attempt))

/** Has the person use a passkey. */
export const getPasskey = (
  connection: VaultConnection,
  attempt: Attempt,
  options: PublicKeyCredentialRequestOptionsJSON,
) => ceremony(connection, attempt, (passkeys) => passkeys.get(withPrf(options), attempt))

/** Brings along what prompts, so that a later prompt comes at once. */
export const bringPrompts = async (connection: VaultConnection): Promise<void> => void (await passkeysOf(connection))

async function ceremony<response extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  connection: VaultConnection,
  { verb, signal }: Attempt,
  prompt: (passkeys: Passkeys) => Promise<response>,
): Promise<Ceremony<response>> {
  const passkeys = await passkeysOf(connection)
  let response: response
  try {
    response = await prompt(passkeys)
  } catch (cause) {
    throw signal.aborted ? new AbortedError(verb, cause) : passkeyRefusal(cause)
  }
  if (signal.aborted) throw new AbortedError(verb, signal.reason)
  const { prf, ...results } = response.clientExtensionResults as AuthenticationExtensionsClientOutputsJSON
  const first = prf?.results?.first
  return {
    response: { ...response, clientExtensionResults: { ...results, ...(prf && { prf: { enabled: prf.enabled } }) } },
    secret: first === undefined ? undefined : { credentialId: response.id, prf: fromBase64url(first) },
  }
}

/** Who runs passkey prompts: the app's own choice, the frame where the vault is in one, or the browser in this page. */
async function passkeysOf({ options, vault }: VaultConnection): Promise<Passkeys> {
  if (options.passkeys) return options.passkeys
  if (options.vault !== 'frame') return (await lazily(import('./browserPasskeys.ts'))).browserPasskeys
  const host = await vault()
  return {
    create: (asked, call) => host.createPasskey!({ options: asked }, call),
    get: (asked, call) => host.getPasskey!({ options: asked }, call),
  }
}

const withPrf = <options extends { extensions?: AuthenticationExtensionsClientInputsJSON }>(
  options: options,
): options => ({
  ...options,
  extensions: { ...options.extensions, prf: { eval: { first: toBase64url(new TextEncoder().encode(prfInput)) } } },
})
