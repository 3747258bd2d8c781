import { softwarePasskey } from '@latchkey/conformance/passkey'
import * as endpoints from '@latchkey/core/endpoints'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'

type Passkey = ReturnType<typeof softwarePasskey>

async function answer(server: TestServer, passkey: Passkey) {
  const { options } = await server.ask(endpoints.loginWithPasskeyInit, {})
  return { challenge: options.challenge, authenticatorResponse: await passkey.get(options) }
}

const invalid = { status: 400, code: 'passkey_invalid' }

test('a passkey signs its person in, each challenge once (faults 35, 54)', async () => {
  const server = await testServer()
  const { passkey, user } = await testPerson(server)
  const body = await answer(server, passkey)
  expect(await server.ask(endpoints.loginWithPasskey, body)).toMatchObject({ isNewUser: false, user: { id: user.id } })
  await expect(server.ask(endpoints.loginWithPasskey, body)).rejects.toMatchObject(invalid)
  const { challenge } = await answer(server, passkey)
  const swapped = { challenge, authenticatorResponse: (await answer(server, passkey)).authenticatorResponse }
  await expect(server.ask(endpoints.loginWithPasskey, swapped)).rejects.toMatchObject(invalid)
})

test('asks for a verified person, a passkey that is found without a name, and every usual algorithm', async () => {
  const server = await testServer()
  const { options } = await server.ask(endpoints.signupWithPasskeyInit, {})
  expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-7, -8, -257])
  expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
  expect((await server.ask(endpoints.loginWithPasskeyInit, {})).options.userVerification).toBe('required')
})

test('a challenge of one ceremony is no good for the other (fault 54)', async () => {
  const server = await testServer()
  const { passkey } = await testPerson(server)
  const { options } = await server.ask(endpoints.signupWithPasskeyInit, {})
  const authenticatorResponse = await passkey.get({ challenge: options.challenge, userVerification: 'required' })
  const body = { challenge: options.challenge, authenticatorResponse }
  await expect(server.ask(endpoints.loginWithPasskey, body)).rejects.toMatchObject(invalid)

  const login = await server.ask(endpoints.loginWithPasskeyInit, {})
  const created = await softwarePasskey({ origin }).create({ ...options, challenge: login.options.challenge })
  await expect(server.ask(endpoints.signupWithPasskey, { authenticatorResponse: created })).rejects.toMatchObject(
    invalid,
  )
})

test('a passkey of another page or another device setting is refused (fault 53)', async () => {
  const server = await testServer()
  const elsewhere = softwarePasskey({ origin: 'http://localhost:4000' })
  const { options } = await server.ask(endpoints.signupWithPasskeyInit, {})
  const fromElsewhere = { authenticatorResponse: await elsewhere.create(options) }
  await expect(server.ask(endpoints.signupWithPasskey, fromElsewhere)).rejects.toMatchObject(invalid)

  const again = await server.ask(endpoints.signupWithPasskeyInit, {})
  const selection = { ...again.options.authenticatorSelection, userVerification: 'discouraged' as const }
  const unverified = softwarePasskey({ origin, userVerified: false })
  const response = await unverified.create({ ...again.options, authenticatorSelection: selection })
  const refused = { code: 'user_verification_missing' }
  await expect(server.ask(endpoints.signupWithPasskey, { authenticatorResponse: response })).rejects.toMatchObject(
    refused,
  )
})

test('what was signed may not be changed afterwards, nor framed elsewhere (faults 53, 58)', async () => {
  const server = await testServer()
  const { passkey } = await testPerson(server)
  const changes: [why: RegExp, change: (response: AuthenticatorAssertionResponseJSON) => object][] = [
    [/key does not match/, ({ signature }) => ({ signature: flipLastBit(signature) })],
    [/key does not match/, ({ authenticatorData }) => ({ authenticatorData: flipLastBit(authenticatorData) })],
    [
      /this challenge, page/,
      ({ clientDataJSON }) => ({ clientDataJSON: rewrite(clientDataJSON, { origin: 'http://evil.example' }) }),
    ],
    [
      /this challenge, page/,
      ({ clientDataJSON }) => ({ clientDataJSON: rewrite(clientDataJSON, { type: 'webauthn.create' }) }),
    ],
    [
      /frame of another site/,
      ({ clientDataJSON }) => ({ clientDataJSON: rewrite(clientDataJSON, { crossOrigin: true }) }),
    ],
    [/cannot be read/, ({ clientDataJSON }) => ({ clientDataJSON: `${clientDataJSON}=` })],
  ]
  for (const [why, change] of changes) {
    const { challenge, authenticatorResponse } = await answer(server, passkey)
    const response = { ...authenticatorResponse.response, ...change(authenticatorResponse.response) }
    const body = { challenge, authenticatorResponse: { ...authenticatorResponse, response } }
    const refused = { ...invalid, error: expect.stringMatching(why) }
    await expect(server.ask(endpoints.loginWithPasskey, body)).rejects.toMatchObject(refused)
  }
})

test('the passkey decides who signs in; a handle that names somebody else is refused (fault 57)', async () => {
  const server = await testServer()
  const { passkey } = await testPerson(server)
  const other = await testPerson(server)
  const body = await answer(server, passkey)
  const { response } = body.authenticatorResponse
  const authenticatorResponse = {
    ...body.authenticatorResponse,
    response: { ...response, userHandle: toBase64url(utf8(other.user.id)) },
  }
  await expect(server.ask(endpoints.loginWithPasskey, { ...body, authenticatorResponse })).rejects.toMatchObject(
    invalid,
  )
})

test('a passkey that nobody here has is not found', async () => {
  const server = await testServer()
  const { passkey } = await testPerson(await testServer())
  const unknown = { status: 404, code: 'passkey_not_found' }
  await expect(server.ask(endpoints.loginWithPasskey, await answer(server, passkey))).rejects.toMatchObject(unknown)
})

test('a counter that went back is told to the operator, and kept at its highest (fault 56)', async () => {
  const server = await testServer()
  const { passkey } = await testPerson(server)
  const old = await answer(server, passkey)
  await server.ask(endpoints.loginWithPasskey, await answer(server, passkey))
  const regressed = () => server.log.filter(({ event }) => event === 'passkey.counter_regressed')
  expect(regressed()).toHaveLength(0)
  await server.ask(endpoints.loginWithPasskey, old)
  expect(regressed()).toHaveLength(1)
  const { counter } = (await server.store.credentials.get(old.authenticatorResponse.id))!
  expect(counter).toBe(3)
})

function flipLastBit(text: string): string {
  const bytes = fromBase64url(text)
  bytes[bytes.length - 1]! ^= 1
  return toBase64url(bytes)
}

function rewrite(clientDataJSON: string, changes: object): string {
  const data = JSON.parse(new TextDecoder().decode(fromBase64url(clientDataJSON))) as object
  return toBase64url(utf8(JSON.stringify({ ...data, ...changes })))
}
