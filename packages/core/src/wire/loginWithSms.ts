import * as is from './check.ts'
import { plain, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { sessionAnswer } from './session.ts'
import { sixDigits } from './sixDigits.ts'

/** A phone number, however it is typed. */
export const phoneNumber = is.text('a phone number', /^/, 64)

/** Texts a six-digit code. The answer is the same whether or not the number is known. Privy's spelling: `phoneNumber` is camelCase. */
export const sendSmsCode = endpoint({
  method: 'POST',
  path: '/passwordless_sms/init',
  auth: 'none',
  body: shape<{ phoneNumber: string }>({ phoneNumber }),
  response: plain<{ success: boolean }>(is.object({ success: is.boolean })),
})

/** Signs in with the code that was texted; a new number becomes a new person. */
export const loginWithSms = endpoint({
  method: 'POST',
  path: '/passwordless_sms/authenticate',
  auth: 'none',
  body: shape<{ phoneNumber: string; code: string; mode?: LoginMode }>({
    phoneNumber,
    code: sixDigits,
    mode: loginMode,
  }),
  response: sessionAnswer,
})
