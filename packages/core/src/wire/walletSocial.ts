import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'
import { signupWithPasskeyInit } from './signupWithPasskey.ts'

const idToken = shape<{ idToken: string }>({ id_token: is.text('an id token', /^[\w-]+\.[\w-]+\.[\w-]+$/, 8_000) })

/** Begins to register somebody whom an identity provider knows: gives the options for their first passkey, which goes to signupWithPasskey. */
export const signupWithIdTokenInit = endpoint({
  method: 'POST',
  path: '/wallet_social/register/init',
  auth: 'none',
  body: idToken,
  response: signupWithPasskeyInit.response,
})

/** Signs in whom an identity provider knows, and who registered before. */
export const loginWithIdToken = endpoint({
  method: 'POST',
  path: '/wallet_social/login',
  auth: 'none',
  body: idToken,
  response: sessionAnswer,
})
