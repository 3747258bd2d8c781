import * as is from './check.ts'
import { plain, shape } from './codec.ts'
import { emailAddress } from './emailAddress.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { sessionAnswer } from './session.ts'
import { sixDigits } from './sixDigits.ts'

/** Mails a six-digit code. The answer is the same whether or not the address is known. */
export const sendCode = endpoint({
  method: 'POST',
  path: '/passwordless/init',
  auth: 'none',
  body: shape<{ email: string }>({ email: emailAddress }),
  response: plain<{ success: boolean }>(is.object({ success: is.boolean })),
})

/** Signs in with the code that was mailed; a new address becomes a new person. */
export const loginWithCode = endpoint({
  method: 'POST',
  path: '/passwordless/authenticate',
  auth: 'none',
  body: shape<{ email: string; code: string; mode?: LoginMode }>({
    email: emailAddress,
    code: sixDigits,
    mode: loginMode,
  }),
  response: sessionAnswer,
})
