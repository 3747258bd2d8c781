import { LatchkeyError } from '@latchkey/core'
import { toBase64url } from '@latchkey/core/wire'
import type { Server } from '../Server.ts'
import { verifyAssertion } from './verifyAssertion.ts'

interface OwnAssertion {
  userId: string
  assertion: AuthenticationResponseJSON
  challenge: Uint8Array<ArrayBuffer>
}

/** Checks that a passkey which is the person's now signed this challenge of an action. */
export async function verifyOwnAssertion(
  server: Server,
  { userId, assertion, challenge }: OwnAssertion,
): Promise<void> {
  const credential = await server.store.credentials.get(assertion.id)
  if (credential?.userId !== userId)
    throw new LatchkeyError(
      'action_signature_invalid',
      'This passkey is not one of the signed-in person’s. Use theirs.',
    )
  const code = 'action_signature_invalid'
  await verifyAssertion(server, { assertion, credential, challenge: toBase64url(challenge), code })
}
