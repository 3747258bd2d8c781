import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'

/** Signs in without an account. The credential is base64url of 32 random bytes that this browser keeps. */
export const createGuestAccount = endpoint({
  method: 'POST',
  path: '/guest/authenticate',
  auth: 'none',
  body: shape<{ guestCredential: string }>({ guest_credential: is.text('base64url of 32 bytes', /^[\w-]{43}$/) }),
  response: sessionAnswer,
})
