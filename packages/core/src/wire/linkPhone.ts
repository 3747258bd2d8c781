import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { phoneNumber } from './loginWithSms.ts'
import { sixDigits } from './sixDigits.ts'
import { user } from './user.ts'

/** Links the number that a code was texted to, while signed in. */
export const linkPhone = endpoint({
  method: 'POST',
  path: '/passwordless_sms/link',
  auth: 'user',
  body: shape<{ phoneNumber: string; code: string }>({ phoneNumber, code: sixDigits }),
  response: user,
})

/** Takes a number from the person. */
export const unlinkPhone = endpoint({
  method: 'POST',
  path: '/passwordless_sms/unlink',
  auth: 'user',
  body: shape<{ phoneNumber: string }>({ phoneNumber }),
  response: user,
})

/** Puts a number in the place of another. */
export const updatePhone = endpoint({
  method: 'POST',
  path: '/passwordless_sms/update',
  auth: 'user',
  body: shape<{ oldPhoneNumber: string; newPhoneNumber: string; code: string }>({
    old_phone_number: phoneNumber,
    new_phone_number: phoneNumber,
    code: sixDigits,
  }),
  response: user,
})
