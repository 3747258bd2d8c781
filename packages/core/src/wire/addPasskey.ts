import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { passkeyName } from './passkeyName.ts'
import { snapshot } from './session.ts'
import { registrationResponse } from './webauthn.ts'

/** Adds a passkey that was made with the options of linkPasskeyInit. Signed by an earlier one, where there is any. */
export const addPasskey = endpoint({
  method: 'POST',
  path: '/passkeys/add',
  auth: 'user',
  body: shape<{ authenticatorResponse: RegistrationResponseJSON; name?: string }>(
    { authenticator_response: is.object(), name: is.optional(passkeyName) },
    { inner: { authenticator_response: registrationResponse } },
  ),
  response: snapshot,
})

/**
 * Adds a passkey for who lost theirs: signed by the key of their vault, over the new credential and its challenge, in a passkey's
 * place. Refused with `passkey_required` where the vault opens by no passcode, or is not older than this sign-in.
 */
export const addPasskeyByVault = endpoint({
  method: 'POST',
  path: '/passkeys/add/by_vault',
  auth: 'user',
  body: shape<{ authenticatorResponse: RegistrationResponseJSON; name?: string; vaultSignature: string }>(
    {
      authenticator_response: is.object(),
      name: is.optional(passkeyName),
      vault_signature: is.text('a signature in hex', /^0x[0-9a-f]{130}$/),
    },
    { inner: { authenticator_response: registrationResponse } },
  ),
  response: snapshot,
})
