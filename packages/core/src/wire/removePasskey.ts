import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { snapshot } from './session.ts'

/** Takes a passkey from the person, signed by one of theirs; the last way in stays. */
export const removePasskey = endpoint({
  method: 'POST',
  path: '/passkeys/remove',
  auth: 'user',
  body: shape<{ credentialId: string }>({ credential_id: is.text('a credential id', /^[\w-]+$/, 1_400) }),
  response: snapshot,
})
