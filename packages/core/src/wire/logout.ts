import * as is from './check.ts'
import { plain, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** Ends the session for good, on the server. */
export const logout = endpoint({
  method: 'POST',
  path: '/sessions/logout',
  auth: 'none',
  body: shape<{ refreshToken?: string }>({ refresh_token: is.optional(is.string) }),
  response: plain<object>(is.object()),
})
