import * as v from 'valibot'
import { plain, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { sessionAnswer } from './session.ts'

const email = v.pipe(v.string(), v.maxLength(254), v.email())

/** Mails a six-digit code. The answer is the same whether or not the address is known. */
export const sendCode = endpoint({
  method: 'POST',
  path: '/passwordless/init',
  auth: 'none',
  body: shape<{ email: string }>({ email }),
  response: plain(v.looseObject({ success: v.boolean() })),
})

/** Signs in with the code that was mailed; a new address becomes a new person. */
export const loginWithCode = endpoint({
  method: 'POST',
  path: '/passwordless/authenticate',
  auth: 'none',
  body: shape<{ email: string; code: string }>({ email, code: v.pipe(v.string(), v.regex(/^\d{6}$/)) }),
  response: sessionAnswer,
})
