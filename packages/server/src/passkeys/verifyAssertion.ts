import './reflectMetadata.ts'
import { LatchkeyError, type ErrorCode } from '@latchkey/core'
import { toBase64url } from '@latchkey/core/wire'
import { verifyAuthenticationResponse, type AuthenticationResponseJSON as Assertion } from '@simplewebauthn/server'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { CredentialRow } from '../store/Store.ts'
import { readClientData } from './clientData.ts'

interface Verify {
  assertion: AuthenticationResponseJSON
  credential: CredentialRow
  /** base64url */
  challenge: string
  /** What a failure is called here. */
  code: ErrorCode
}

/**
 * Checks that a passkey signed this challenge for us, with the person verified, on one of our pages and in no foreign frame.
 * A counter that did not grow is reported, not refused: synced passkeys do that too.
 */
export async function verifyAssertion(
  server: Server,
  { assertion, credential, challenge, code }: Verify,
): Promise<void> {
  const refuse = (why: string, cause?: unknown) =>
    new LatchkeyError(code, `The passkey’s signature was refused: ${why}. Start again.`, { cause })
  const client = readClientData(assertion.response?.clientDataJSON)
  if (!client) throw refuse('it cannot be read')
  // The library lets such frames pass where the browser leaves out who embeds them.
  if (client.crossOrigin) throw refuse('it was made in a frame of another site')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: assertion as unknown as Assertion,
    expectedChallenge: challenge,
    expectedOrigin: [...server.origins],
    expectedRPID: server.rpId,
    requireUserVerification: false,
    credential: { id: credential.id, publicKey: credential.publicKey as Uint8Array<ArrayBuffer>, counter: 0 },
  }).catch((cause: unknown) => {
    throw refuse('it is not over this challenge, page and app', cause)
  })
  if (!verified) throw refuse('the key does not match')
  const { userHandle } = assertion.response
  if (userHandle && userHandle !== toBase64url(utf8(credential.userId))) throw refuse('it names another person')
  if (!authenticationInfo.userVerified) throw notVerified()

  const { newCounter } = authenticationInfo
  if (newCounter <= credential.counter && (newCounter > 0 || credential.counter > 0))
    server.log({ event: 'passkey.counter_regressed', level: 'warn', userId: credential.userId })
  await server.store.credentials.used(credential.id, newCounter)
}

/** The device did not check who touches it. */
export const notVerified = () =>
  new LatchkeyError(
    'user_verification_missing',
    'The passkey did not verify the person. Turn on a screen lock, PIN or biometrics, and try again.',
  )
