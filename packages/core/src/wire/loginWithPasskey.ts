import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'
import { authenticationResponse, requestOptions } from './webauthn.ts'

/** Gives the options for signing in with any passkey of this app. */
export const loginWithPasskeyInit = endpoint({
  method: 'POST',
  path: '/passkeys/authenticate/init',
  auth: 'none',
  body: shape<{ relyingParty?: string }>({ relying_party: is.optional(is.string) }),
  response: shape<{ options: PublicKeyCredentialRequestOptionsJSON }>(
    { options: is.object() },
    { inner: { options: requestOptions } },
  ),
})

/** Signs in the person whose passkey answered the challenge. */
export const loginWithPasskey = endpoint({
  method: 'POST',
  path: '/passkeys/authenticate',
  auth: 'none',
  body: shape<{ challenge: string; authenticatorResponse: AuthenticationResponseJSON }>(
    { challenge: is.string, authenticator_response: is.object() },
    { inner: { authenticator_response: authenticationResponse } },
  ),
  response: sessionAnswer,
})
