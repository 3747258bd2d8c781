import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { expect, test } from 'vitest'
import { softwarePasskey, type SoftwarePasskey } from './passkey.ts'

const origin = 'http://localhost:5173'
const rpID = 'localhost'
const input = toBase64url(new TextEncoder().encode('some app'))
const prf = { prf: { eval: { first: input } } }

test('what it creates and signs passes a real verifier, counters growing', async () => {
  const passkey = softwarePasskey({ origin })
  const { credential } = await register(passkey)
  for (const expectedCounter of [2, 3]) {
    const { verified, authenticationInfo } = await signIn(passkey, credential)
    expect({ verified, counter: authenticationInfo.newCounter, uv: authenticationInfo.userVerified }).toEqual({
      verified: true,
      counter: expectedCounter,
      uv: true,
    })
    credential.counter = authenticationInfo.newCounter
  }
  expect(passkey.prompts).toBe(3)
})

test('is discoverable: signs in with no credential named, and hands back the user handle', async () => {
  const passkey = softwarePasskey({ origin })
  const { options } = await register(passkey)
  const { response } = await passkey.get({ challenge: input, rpId: rpID })
  expect(response.userHandle).toBe(options.user.id)
})

test('a signature over another challenge does not verify', async () => {
  const passkey = softwarePasskey({ origin })
  const { credential } = await register(passkey)
  const response = await passkey.get({ challenge: input, rpId: rpID })
  const verdict = verifyAuthenticationResponse({
    response: {
      ...response,
      response: { ...response.response, clientDataJSON: toBase64url(new TextEncoder().encode('{}')) },
    } as never,
    expectedChallenge: input,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential,
  })
  await expect(verdict).rejects.toThrow()
})

test('derives the same PRF output at create and at get, and another one per credential', async () => {
  const passkey = softwarePasskey({ origin })
  const created = await register(passkey, { extensions: prf })
  const got = await passkey.get({ challenge: input, rpId: rpID, extensions: prf })
  const first = created.response.clientExtensionResults.prf?.results?.first
  expect(created.response.clientExtensionResults.prf?.enabled).toBe(true)
  expect(fromBase64url(first!)).toHaveLength(32)
  expect(got.clientExtensionResults.prf?.results?.first).toBe(first)

  const other = await register(softwarePasskey({ origin }), { extensions: prf })
  expect(other.response.clientExtensionResults.prf?.results?.first).not.toBe(first)
})

test('where PRF is missing it says so', async () => {
  const none = softwarePasskey({ origin, prf: false })
  const created = await register(none, { extensions: prf })
  expect(created.response.clientExtensionResults.prf).toEqual({ enabled: false })
  expect((await none.get({ challenge: input, rpId: rpID, extensions: prf })).clientExtensionResults.prf).toBeUndefined()

  const later = softwarePasskey({ origin, prf: 'get-only' })
  expect((await register(later, { extensions: prf })).response.clientExtensionResults.prf).toEqual({ enabled: true })
  const got = await later.get({ challenge: input, rpId: rpID, extensions: prf })
  expect(got.clientExtensionResults.prf?.results?.first).toBeTypeOf('string')
})

test('refuses as a browser does: foreign domain, unverified person, unknown or repeated credential', async () => {
  const passkey = softwarePasskey({ origin })
  await expect(passkey.get({ challenge: input, rpId: 'example.org' })).rejects.toMatchObject({ name: 'SecurityError' })
  await expect(passkey.get({ challenge: input, rpId: rpID })).rejects.toMatchObject({ name: 'NotAllowedError' })
  const { response } = await register(passkey)
  const excludeCredentials = [{ id: response.id }]
  await expect(register(passkey, { excludeCredentials })).rejects.toMatchObject({ name: 'InvalidStateError' })
  const dull = softwarePasskey({ origin, userVerified: false })
  await expect(register(dull)).rejects.toMatchObject({ name: 'NotAllowedError' })
})

async function register(
  passkey: SoftwarePasskey,
  { extensions = {}, excludeCredentials = [] }: { extensions?: object; excludeCredentials?: { id: string }[] } = {},
) {
  const options = (await generateRegistrationOptions({
    rpName: 'Test',
    rpID,
    userName: 'someone',
    supportedAlgorithmIDs: [-7, -8, -257],
    excludeCredentials,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })) as never as PublicKeyCredentialCreationOptionsJSON
  const response = await passkey.create({ ...options, extensions: { ...options.extensions, ...extensions } })
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as never,
    expectedChallenge: options.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
  })
  if (!verified) throw new Error('not verified')
  return { options, response, credential: registrationInfo.credential }
}

async function signIn(passkey: SoftwarePasskey, credential: Awaited<ReturnType<typeof register>>['credential']) {
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
  const response = await passkey.get(options as never)
  return verifyAuthenticationResponse({
    response: response as never,
    expectedChallenge: options.challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential,
  })
}

test('one that is on several devices counts nothing', async () => {
  const passkey = softwarePasskey({ origin, synced: true })
  const { credential } = await register(passkey)
  for (let times = 0; times < 2; times++)
    expect((await signIn(passkey, credential)).authenticationInfo.newCounter).toBe(0)
})
