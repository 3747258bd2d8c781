import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { loginMode, type LoginMode } from './loginMode.ts'
import { sessionAnswer } from './session.ts'
import { user } from './user.ts'

const token = is.text('a token of at most 8,192 characters', /^/, 8_192)

/** Signs in with a token of the app's own sign-in service. */
export const loginWithCustomJwt = endpoint({
  method: 'POST',
  path: '/custom_jwt_account/authenticate',
  auth: 'none',
  body: shape<{ token: string; mode?: LoginMode }>({ token, mode: loginMode }),
  response: sessionAnswer,
})

/** Links whom such a token names. */
export const linkCustomJwt = endpoint({
  method: 'POST',
  path: '/custom_jwt_account/link',
  auth: 'user',
  body: shape<{ token: string }>({ token }),
  response: user,
})
