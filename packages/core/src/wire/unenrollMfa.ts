import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** Takes the authenticator app from the person's second factors. */
export const unenrollTotp = endpoint({
  method: 'POST',
  path: '/mfa/totp/unenroll',
  auth: 'user',
  body: shape<object>({}),
  response: user,
})
