import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sixDigits } from './sixDigits.ts'
import { authenticationResponse, requestOptions } from './webauthn.ts'

/** The header that shows a second factor with what needs one: the token that verifying it gave. */
export const mfaHeader = 'latchkey-mfa'

/** What showing a second factor gives: good for the session that it was shown in, for some minutes. */
export const mfaToken = shape<{ token: string }>({ token: is.string })

/** Shows the code that the authenticator app has now. Each code counts once. */
export const verifyTotp = endpoint({
  method: 'POST',
  path: '/mfa/totp/verify',
  auth: 'user',
  body: shape<{ code: string }>({ code: sixDigits }),
  response: mfaToken,
})

/** Gives the options for showing a passkey that is a second factor. */
export const verifyPasskeyInit = endpoint({
  method: 'POST',
  path: '/mfa/passkeys/init',
  auth: 'user',
  body: shape<{ relyingParty?: string }>({ relying_party: is.optional(is.string) }),
  response: shape<{ options: PublicKeyCredentialRequestOptionsJSON }>(
    { options: is.object() },
    { inner: { options: requestOptions } },
  ),
})

/** Shows it. */
export const verifyPasskey = endpoint({
  method: 'POST',
  path: '/mfa/passkeys/verify',
  auth: 'user',
  body: shape<{ authenticatorResponse: AuthenticationResponseJSON; relyingParty?: string }>(
    { authenticator_response: is.object(), relying_party: is.optional(is.string) },
    { inner: { authenticator_response: authenticationResponse } },
  ),
  response: mfaToken,
})
