import { shape } from './codec.ts'
import { emailAddress } from './emailAddress.ts'
import { endpoint } from './endpoint.ts'
import { sixDigits } from './sixDigits.ts'
import { user } from './user.ts'

/** Links the address that a code was mailed to, while signed in. */
export const linkEmail = endpoint({
  method: 'POST',
  path: '/passwordless/link',
  auth: 'user',
  body: shape<{ email: string; code: string }>({ email: emailAddress, code: sixDigits }),
  response: user,
})

/** Takes an address from the person. */
export const unlinkEmail = endpoint({
  method: 'POST',
  path: '/passwordless/unlink',
  auth: 'user',
  body: shape<{ address: string }>({ address: emailAddress }),
  response: user,
})

/** Puts an address in the place of another. Privy's spelling: these members are camelCase. */
export const updateEmail = endpoint({
  method: 'POST',
  path: '/passwordless/update',
  auth: 'user',
  body: shape<{ oldAddress: string; newAddress: string; code: string }>({
    oldAddress: emailAddress,
    newAddress: emailAddress,
    code: sixDigits,
  }),
  response: user,
})
