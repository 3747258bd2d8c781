import { AbortedError, LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { prfInput } from '@latchkey/vault/prfInput'
import type { Attempt, Connection } from './createConnection.ts'
import { lazily } from './lazily.ts'
import type { Passkeys } from './Passkeys.ts'
import type { PrfOutput } from './prfMemory.ts'

/** What a ceremony gave: the answer for the server, without the secret, and the secret where the passkey has one to give. */
export interface Ceremony<response> {
  response: response
  secret: PrfOutput | undefined
}

/** Has the person make a passkey. */
export const createPasskey = (
  connection: Connection,
  attempt: Attempt,
  options: PublicKeyCredentialCreationOptionsJSON,
) => ceremony(connection, attempt, (passkeys) => passkeys.create(withPrf(options), attempt))

/** Has the person use a passkey. */
export const getPasskey = (connection: Connection, attempt: Attempt, options: PublicKeyCredentialRequestOptionsJSON) =>
  ceremony(connection, attempt, (passkeys) => passkeys.get(withPrf(options), attempt))

async function ceremony<response extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  { options }: Connection,
  { verb, signal }: Attempt,
  prompt: (passkeys: Passkeys) => Promise<response>,
): Promise<Ceremony<response>> {
  const passkeys = options.passkeys ?? (await lazily(import('./browserPasskeys.ts'))).browserPasskeys
  let response: response
  try {
    response = await prompt(passkeys)
  } catch (cause) {
    throw signal.aborted ? new AbortedError(verb, cause) : refused(cause)
  }
  if (signal.aborted) throw new AbortedError(verb, signal.reason)
  const { prf, ...results } = response.clientExtensionResults as AuthenticationExtensionsClientOutputsJSON
  const first = prf?.results?.first
  return {
    response: { ...response, clientExtensionResults: { ...results, ...(prf && { prf: { enabled: prf.enabled } }) } },
    secret: first === undefined ? undefined : { credentialId: response.id, prf: fromBase64url(first) },
  }
}

const withPrf = <options extends { extensions?: AuthenticationExtensionsClientInputsJSON }>(
  options: options,
): options => ({
  ...options,
  extensions: { ...options.extensions, prf: { eval: { first: toBase64url(new TextEncoder().encode(prfInput)) } } },
})

/** A browser's refusal, told apart as far as browsers let us. */
function refused(cause: unknown): LatchkeyError {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ''
  const [code, message] = reasons[name] ?? reasons.unknown!
  return new LatchkeyError(code, message, { cause })
}

const reasons: Record<string, readonly [LatchkeyError['code'], string]> = {
  NotAllowedError: [
    'passkey_cancelled',
    'The passkey prompt was closed or timed out, or this device has no passkey for this app. Try again.',
  ],
  AbortError: ['passkey_cancelled', 'The passkey prompt was replaced by another one. Try again.'],
  InvalidStateError: ['passkey_invalid', 'This device holds a passkey for this account already. Sign in with it.'],
  ConstraintError: [
    'user_verification_missing',
    'This device cannot verify who uses it. Set up a screen lock, or use another device.',
  ],
  SecurityError: [
    'config_invalid',
    'The browser refused passkeys on this page: its address is not one the server expects them from, or not secure.',
  ],
  unknown: [
    'passkey_not_supported',
    'This browser or device cannot run the passkey prompt. Use another way to sign in. Its own error is the cause.',
  ],
}
