import './reflectMetadata.ts'
import { LatchkeyError, type ErrorCode } from '@latchkey/core'
import { toBase64url } from '@latchkey/core/wire'
import { verifyAuthenticationResponse, type AuthenticationResponseJSON as Assertion } from '@simplewebauthn/server'
import { utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { CredentialRow } from '../store/Store.ts'
import { readClientData } from './clientData.ts'
import { expectedOrigins } from './expectedOrigins.ts'

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
 * A counter that did not grow (WebAuthn §6.1.1) is written down, and refused where the app wants that; one that always is 0 counts nothing.
 */
export async function verifyAssertion(
  server: Server,
  { assertion, credential, challenge, code }: Verify,
): Promise<void> {
  const refuse = (why: string, cause?: unknown) =>
    new LatchkeyError(code, `The passkey’s signature was refused: ${why}. Start again.`, { cause })
  const client = readClientData(assertion.response?.clientDataJSON)
  if (!client) throw refuse('it cannot be read')
  const expected = expectedOrigins(server, client)
  if (!expected) throw refuse('it was made in a frame of another site')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: assertion as unknown as Assertion,
    expectedChallenge: challenge,
    ...expected,
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
    await reportRegress(server, credential)
  await server.store.credentials.used(credential.id, newCounter)
}

async function reportRegress(server: Server, { id, userId }: CredentialRow): Promise<void> {
  const event = 'passkey.counter_regressed'
  server.log({ event, level: 'warn', userId })
  await server.store.audit.append(userId, { ts: server.now(), actor: 'system', event, subject: id, detail: {} })
  if (server.passkeyCounters === 'refuse')
    throw new LatchkeyError(
      'credential_counter_regressed',
      'This passkey has signed less often than it had before, so there may be a copy of it. Use another one, and remove it.',
    )
}

/** The device did not check who touches it. */
export const notVerified = () =>
  new LatchkeyError(
    'user_verification_missing',
    'The passkey did not verify the person. Turn on a screen lock, PIN or biometrics, and try again.',
  )
