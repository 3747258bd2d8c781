import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'
import { creationOptions, registrationResponse } from './webauthn.ts'

/** Gives the options for a new person's first passkey. */
export const signupWithPasskeyInit = endpoint({
  method: 'POST',
  path: '/passkeys/register/init',
  auth: 'none',
  body: shape<{ relyingParty?: string }>({ relying_party: is.optional(is.string) }),
  response: shape<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    { options: is.object() },
    { inner: { options: creationOptions } },
  ),
})

/** Makes a new person of a new passkey and signs them in. */
export const signupWithPasskey = endpoint({
  method: 'POST',
  path: '/passkeys/register',
  auth: 'none',
  body: shape<{ authenticatorResponse: RegistrationResponseJSON }>(
    { authenticator_response: is.object() },
    { inner: { authenticator_response: registrationResponse } },
  ),
  response: sessionAnswer,
})
