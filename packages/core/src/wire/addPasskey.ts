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
