import * as is from './check.ts'
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

/** Makes these of the person's passkeys second factors, and no others: none takes away all. */
export const enrollPasskeys = endpoint({
  method: 'POST',
  path: '/mfa/passkeys/enrollment',
  auth: 'user',
  body: shape<{ credentialIds: string[]; removeForLogin?: boolean }>({
    credential_ids: is.array(is.text('a credential id', /^[\w-]+$/, 1_400), 0, 100),
    remove_for_login: is.optional(is.boolean),
  }),
  response: user,
})
