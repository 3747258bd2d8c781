import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sixDigits } from './sixDigits.ts'
import { user } from './user.ts'

/** Makes an authenticator app a second factor, by the first code that it shows. */
export const enrollTotp = endpoint({
  method: 'POST',
  path: '/mfa/totp/enroll',
  auth: 'user',
  body: shape<{ code: string }>({ code: sixDigits }),
  response: user,
})
