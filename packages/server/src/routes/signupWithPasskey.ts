import '../passkeys/reflectMetadata.ts'
import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { fromBase64url } from '@latchkey/core/wire'
import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type RegistrationResponseJSON as Registration,
} from '@simplewebauthn/server'
import { randomText, utf8 } from '../bytes.ts'
import { route } from '../http/route.ts'
import { supportedAlgorithmIDs } from '../passkeys/algorithms.ts'
import { readClientData } from '../passkeys/clientData.ts'
import { notVerified } from '../passkeys/verifyAssertion.ts'
import { newUser, newUserId } from '../people/newUser.ts'
import type { Server } from '../Server.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

const lifetime = 300_000

/** Gives the options for a new person's first passkey. */
export const signupWithPasskeyInit = route(endpoints.signupWithPasskeyInit, async ({ server }) => {
  const challenge = randomText()
  const userId = newUserId()
  await server.store.tickets.put({
    kind: 'passkey-register',
    id: challenge,
    userId: null,
    data: { userId },
    expiresAt: server.now() + lifetime,
  })
  const options = await generateRegistrationOptions({
    rpName: server.appName,
    rpID: server.rpId,
    userName: server.appName,
    userID: utf8(userId),
    challenge: fromBase64url(challenge),
    timeout: lifetime,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs,
  })
  return { options: options as unknown as PublicKeyCredentialCreationOptionsJSON }
})

/** Makes a new person of a new passkey and signs them in. */
export const signupWithPasskey = route(
  endpoints.signupWithPasskey,
  async ({ server, request }, { authenticatorResponse }) => {
    const jkt = await verifyDpop(server, request)
    const client = readClientData(authenticatorResponse.response?.clientDataJSON)
    if (!client) throw refuse('its answer cannot be read')
    if (client.crossOrigin) throw refuse('it was made in a frame of another site')
    const { challenge } = client
    const ticket = await server.store.tickets.take('passkey-register', challenge, server.now())
    if (!ticket) throw refuse('this challenge was used before, or is too old')
    const userId = ticket.data['userId'] as string
    const { credential, credentialDeviceType, credentialBackedUp } = await verify(
      server,
      authenticatorResponse,
      challenge,
    )

    const now = server.now()
    const data = { credential_id: credential.id, enrolled_in_mfa: false }
    const created = await server.store.users.create(
      newUser(server, { id: userId }),
      [{ type: 'passkey', key: credential.id, data, firstVerifiedAt: now, latestVerifiedAt: now }],
      {
        id: credential.id,
        userId,
        publicKey: credential.publicKey,
        counter: credential.counter,
        transports: credential.transports ?? [],
        deviceType: credentialDeviceType,
        backedUp: credentialBackedUp,
        createdAt: now,
      },
    )
    if (created === 'account_taken') throw refuse('it belongs to somebody already; sign in with it instead')
    return startSession(server, { userId, isNewUser: true, jkt })
  },
)

async function verify(server: Server, response: RegistrationResponseJSON, expectedChallenge: string) {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as unknown as Registration,
    expectedChallenge,
    expectedOrigin: [...server.origins],
    expectedRPID: server.rpId,
    requireUserVerification: false,
    supportedAlgorithmIDs,
  }).catch((cause: unknown) => {
    throw refuse('it is not for this challenge, page and app', cause)
  })
  if (!verified) throw refuse('its attestation does not hold')
  if (!registrationInfo.userVerified) throw notVerified()
  return registrationInfo
}

const refuse = (why: string, cause?: unknown) =>
  new LatchkeyError('passkey_invalid', `The new passkey was refused: ${why}. Start again.`, { cause })
