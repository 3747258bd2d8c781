import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { actionChallenge, fromBase64url, toBase64url, type Endpoint, type UserAction } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import { getPasskey } from './ceremony.ts'
import type { Attempt, Connection } from './createConnection.ts'
import type { PrfOutput } from './prfMemory.ts'

interface SignActionParameters<body> {
  endpoint: Endpoint<body, unknown>
  body: body
  /** Which of the person's passkeys may sign. Default: any. */
  by?: (credentialId: string) => boolean
}

/**
 * Has a passkey sign one request before it is sent. The challenge is made of our own copy of it, so that nobody can have
 * another one signed. One prompt: `secret` is what the same passkey opens a vault with, where it can.
 */
export async function signAction<body>(
  connection: Connection,
  attempt: Attempt,
  { endpoint: { method, path, body: codec }, body, by = () => true }: SignActionParameters<body>,
): Promise<{ userAction: string; secret: PrfOutput | undefined }> {
  const text = JSON.stringify(codec!.encode(body))
  const init = await attempt.send(endpoints.initAction, { method, path, body: text })
  const allowCredentials = init.allowCredentials.filter(({ id }) => by(id)) as PublicKeyCredentialDescriptorJSON[]
  if (allowCredentials.length === 0)
    throw new LatchkeyError(
      'passkey_required',
      'This is signed by a passkey, and no fitting one is left. Add one first.',
    )
  const nonce = fromBase64url(init.nonce)
  const { challenge } = await actionChallenge({ nonce, method, path, body: text })
  const { response, secret } = await getPasskey(connection, attempt, {
    challenge: toBase64url(challenge),
    rpId: init.rpId,
    allowCredentials,
    userVerification: 'required',
  })
  const action: UserAction = { actionId: init.actionId, assertion: response }
  return { userAction: toBase64url(new TextEncoder().encode(canonicalize(action))), secret }
}
