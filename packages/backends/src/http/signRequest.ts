import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { actionChallenge, fromBase64url, toBase64url, type Endpoint, type UserAction } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import { byThisClock } from './byThisClock.ts'
import { getPasskey } from './ceremony.ts'
import type { Attempt, Connection } from './createConnection.ts'
import type { PrfOutput } from './prfMemory.ts'

interface SignRequestParameters<body> {
  endpoint: Endpoint<body, unknown>
  body: body
  /** Which of the person's passkeys may sign. Default: any. */
  by?: (credentialId: string) => boolean
}

/** One request as a passkey signed it. `secret` is what the same passkey opens a vault with, where it can. */
export interface SignedRequest {
  userAction: string
  secret: PrfOutput | undefined
}

/** A request that is announced, and can be signed by one prompt. */
interface AnnouncedRequest {
  expiresAt: Date
  sign: (attempt: Attempt) => Promise<SignedRequest>
}

/**
 * Announces one request, for a passkey to sign before it is sent. The challenge is made of our own copy of it, so that nobody
 * can have another one signed.
 */
export async function announceRequest<body>(
  connection: Connection,
  attempt: Attempt,
  { endpoint: { method, path, body: codec }, body, by = () => true }: SignRequestParameters<body>,
): Promise<AnnouncedRequest> {
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
  const options = {
    challenge: toBase64url(challenge),
    rpId: init.rpId,
    allowCredentials,
    userVerification: 'required' as const,
  }
  return {
    expiresAt: byThisClock(connection, init.exp),
    async sign(signing) {
      const { response, secret } = await getPasskey(connection, signing, options)
      const action: UserAction = { actionId: init.actionId, assertion: response }
      return { userAction: toBase64url(new TextEncoder().encode(canonicalize(action))), secret }
    },
  }
}

/** Announces one request and has it signed at once. */
export async function signRequest<body>(
  connection: Connection,
  attempt: Attempt,
  parameters: SignRequestParameters<body>,
): Promise<SignedRequest> {
  return (await announceRequest(connection, attempt, parameters)).sign(attempt)
}
