import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { user } from './user.ts'

/** Takes an account from a person, unless it is the last one they can sign in with. */
export const unlinkAccount = endpoint({
  method: 'POST',
  path: '/users/:id/accounts/unlink',
  auth: 'app',
  body: shape<{ type: string; handle: string; provider?: string }>({
    type: is.text('a kind of account', /^[\w:-]+$/),
    /** The address, number, id or username of the account. */
    handle: is.text('a text of 1 to 320 characters', /^[^]+$/, 320),
    provider: is.optional(is.nullable(is.string)),
  }),
  response: user,
})
