import './reflectMetadata.ts'
import { LatchkeyError } from '@latchkey/core'
import { fromBase64url } from '@latchkey/core/wire'
import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type RegistrationResponseJSON as Registration,
} from '@simplewebauthn/server'
import { randomText, utf8 } from '../bytes.ts'
import type { ProvenAccount } from '../people/linkAccount.ts'
import type { Server } from '../Server.ts'
import type { CredentialRow } from '../store/Store.ts'
import { supportedAlgorithmIDs } from './algorithms.ts'
import { readClientData } from './clientData.ts'
import { expectedOrigins } from './expectedOrigins.ts'
import { notVerified } from './verifyAssertion.ts'

/** What a new passkey is made for: somebody new, or one more way in. A challenge for one is none for the other. */
type Purpose = 'passkey-register' | 'passkey-link'

const lifetime = 300_000

interface OfferRegistration {
  purpose: Purpose
  userId: string
  known?: CredentialRow[]
  /** base64url. One that somebody else wants signed as well; absent: one of our own. */
  challenge?: string
  /** Kept until the answer comes. */
  data?: Record<string, unknown>
}

/** Gives the options for a new passkey, whose challenge holds once and for five minutes. */
export async function offerRegistration(
  server: Server,
  { purpose, userId, known = [], challenge = randomText(), data = {} }: OfferRegistration,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const expiresAt = server.now() + lifetime
  await server.store.tickets.put({
    kind: purpose,
    id: challenge,
    userId: purpose === 'passkey-link' ? userId : null,
    data: { ...data, userId },
    expiresAt,
  })
  const options = await generateRegistrationOptions({
    rpName: server.appName,
    rpID: server.rpId,
    userName: server.appName,
    userID: utf8(userId),
    challenge: fromBase64url(challenge),
    timeout: lifetime,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })) as { id: string }[],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs,
  })
  return options as unknown as PublicKeyCredentialCreationOptionsJSON
}

/** Checks a new passkey's answer to such options; uses the challenge up. Gives the passkey, and whom it was offered to. */
export async function verifyRegistration(
  server: Server,
  purpose: Purpose,
  response: RegistrationResponseJSON,
): Promise<{ account: ProvenAccount; credential: CredentialRow; data: Record<string, unknown> }> {
  const client = readClientData(response.response?.clientDataJSON)
  if (!client) throw passkeyRefused('its answer cannot be read')
  const expected = expectedOrigins(server, client)
  if (!expected) throw passkeyRefused('it was made in a frame of another site')
  const ticket = await server.store.tickets.take(purpose, client.challenge, server.now())
  if (!ticket) throw passkeyRefused('this challenge was used before, or is too old')
  const verified = await verify(server, response, { expectedChallenge: client.challenge, ...expected })
  const { id, publicKey, counter, transports = [] } = verified.credential
  const credential: CredentialRow = {
    id,
    userId: ticket.data['userId'] as string,
    publicKey,
    counter,
    transports,
    deviceType: verified.credentialDeviceType,
    backedUp: verified.credentialBackedUp,
    createdAt: server.now(),
  }
  const account = { type: 'passkey', key: id, data: { credential_id: id, enrolled_in_mfa: false } } as const
  return { account, credential, data: ticket.data }
}

async function verify(
  server: Server,
  response: RegistrationResponseJSON,
  expected: { expectedChallenge: string; expectedOrigin: string[] },
) {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as unknown as Registration,
    ...expected,
    expectedRPID: server.rpId,
    requireUserVerification: false,
    supportedAlgorithmIDs,
  }).catch((cause: unknown) => {
    throw passkeyRefused('it is not for this challenge, page and app', cause)
  })
  if (!verified) throw passkeyRefused('its attestation does not hold')
  if (!registrationInfo.userVerified) throw notVerified()
  return registrationInfo
}

/** How a new passkey that does not hold is refused. */
export const passkeyRefused = (why: string, cause?: unknown) =>
  new LatchkeyError('passkey_invalid', `The new passkey was refused: ${why}. Start again.`, { cause })
