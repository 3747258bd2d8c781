import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { signupWithPasskey, signupWithPasskeyInit } from './signupWithPasskey.ts'
import { user } from './user.ts'

/** Gives the options for one more passkey of the signed-in person. */
export const linkPasskeyInit = endpoint({
  method: 'POST',
  path: '/passkeys/link/init',
  auth: 'user',
  body: signupWithPasskeyInit.body!,
  response: signupWithPasskeyInit.response,
})

/** Links the new passkey. */
export const linkPasskey = endpoint({
  method: 'POST',
  path: '/passkeys/link',
  auth: 'user',
  body: signupWithPasskey.body!,
  response: user,
})

/** Takes a passkey from the person; it signs nobody in from then on. */
export const unlinkPasskey = endpoint({
  method: 'POST',
  path: '/passkeys/unlink',
  auth: 'user',
  body: shape<{ credentialId: string; removeAsMfa?: boolean }>({
    credential_id: is.text('a credential id', /^[\w-]+$/, 1_400),
    remove_as_mfa: is.optional(is.boolean),
  }),
  response: user,
})
