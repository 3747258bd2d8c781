import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { passkeyName } from './passkeyName.ts'
import { snapshot } from './session.ts'

/** Gives a passkey of the person's another name. */
export const renamePasskey = endpoint({
  method: 'POST',
  path: '/passkeys/rename',
  auth: 'user',
  body: shape<{ credentialId: string; name: string }>({
    credential_id: is.text('a credential id', /^[\w-]+$/, 1_400),
    name: passkeyName,
  }),
  response: snapshot,
})
