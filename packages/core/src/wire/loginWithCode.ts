import * as is from './check.ts'
import { plain, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'

const email = is.text('an e-mail address', /^[^\s@<>"(),;:\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/)

/** Mails a six-digit code. The answer is the same whether or not the address is known. */
export const sendCode = endpoint({
  method: 'POST',
  path: '/passwordless/init',
  auth: 'none',
  body: shape<{ email: string }>({ email }),
  response: plain<{ success: boolean }>(is.object({ success: is.boolean })),
})

/** Signs in with the code that was mailed; a new address becomes a new person. */
export const loginWithCode = endpoint({
  method: 'POST',
  path: '/passwordless/authenticate',
  auth: 'none',
  body: shape<{ email: string; code: string }>({ email, code: is.text('six digits', /^\d{6}$/) }),
  response: sessionAnswer,
})
