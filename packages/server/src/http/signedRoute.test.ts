import { softwarePasskey } from '@latchkey/conformance/passkey'
import * as endpoints from '@latchkey/core/endpoints'
import { fromBase64url, toBase64url, userActionHeader, type InitAction } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { canonicalJson, utf8 } from '../bytes.ts'
import { signAnnounced } from '../testAction.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'

type Person = Awaited<ReturnType<typeof testPerson>>
const path = '/passkeys/remove'
const absent = JSON.stringify({ credential_id: 'x' })
/** What the handler itself says of `absent`: the signature was taken. */
const handled = { status: 404, body: { code: 'linked_account_not_found' } }

const announce = (server: TestServer, { token }: Person, request = { method: 'POST', path, body: absent }) =>
  server.ask(endpoints.initAction, request, { token })

const sign = (
  by: Pick<Person, 'passkey'>,
  init: InitAction,
  changed: Partial<Parameters<typeof signAnnounced>[2]> = {},
) => signAnnounced(by, init, { method: 'POST', path, body: absent, ...changed })

const request = (
  server: TestServer,
  { token }: Pick<Person, 'token'>,
  action: string,
  { to = `/api/v1${path}`, body = absent } = {},
) => server.send('POST', to, { headers: { authorization: `Bearer ${token}`, [userActionHeader]: action }, body })

test('what a passkey signed is done, and once (fault 35)', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const action = await sign(person, await announce(server, person))
  expect(await request(server, person, action)).toMatchObject(handled)
  expect(await request(server, person, action)).toMatchObject({
    status: 409,
    body: { code: 'action_challenge_unknown_or_used' },
  })
})

test('of racers with one signature a single one gets through', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const action = await sign(person, await announce(server, person))
  const answers = await Promise.all(Array.from({ length: 8 }, () => request(server, person, action)))
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7)
})

test('the other version prefix is the same request', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const action = await sign(person, await announce(server, person))
  expect(await request(server, person, action, { to: `/v1${path}` })).toMatchObject(handled)
})

test.each([
  ['another byte in the body', { body: `${absent} ` }],
  ['a mark before the body that readers skip', { body: `\uFEFF${absent}` }],
  ['another body', { body: '{"credential_id":"y"}' }],
  ['a query', { to: `/api/v1${path}?x=1` }],
  ['another address', { to: '/api/v1/passkeys/add' }],
])('%s is another request, and uses the signature up', async (_, changed) => {
  const server = await testServer()
  const person = await testPerson(server)
  const action = await sign(person, await announce(server, person))
  expect(await request(server, person, action, changed)).toMatchObject({
    status: 400,
    body: { code: 'action_request_mismatch' },
  })
  expect(await request(server, person, action)).toMatchObject({ status: 409 })
})

test('a passkey that signed something else than was announced is refused', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const others = [{ body: '{}' }, { method: 'PUT' }, { path: '/passkeys/add' }]
  for (const other of others) {
    const action = await sign(person, await announce(server, person), other)
    expect(await request(server, person, action)).toMatchObject({
      status: 401,
      body: { code: 'action_signature_invalid' },
    })
  }
})

test('it lapses after two minutes, to the millisecond', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  for (const [after, expected] of [
    [119_999, handled],
    [120_000, { status: 410, body: { code: 'action_challenge_expired' } }],
  ] as const) {
    const action = await sign(person, await announce(server, person))
    server.clock.now += after
    expect(await request(server, person, action)).toMatchObject(expected)
  }
})

test('it is for one person, one session and their own passkeys (fault 57)', async () => {
  const server = await testServer()
  const [ada, eve] = [await testPerson(server), await testPerson(server)]
  const stolen = await sign(ada, await announce(server, ada))
  expect(await request(server, eve, stolen)).toMatchObject({ status: 409 })

  const byEve = await sign(eve, { ...(await announce(server, ada)), allowCredentials: [] })
  expect(await request(server, ada, byEve)).toMatchObject({ status: 401, body: { code: 'action_signature_invalid' } })

  const { options } = await server.ask(endpoints.loginWithPasskeyInit, {})
  const authenticatorResponse = await ada.passkey.get(options)
  const other = await server.ask(endpoints.loginWithPasskey, { challenge: options.challenge, authenticatorResponse })
  const elsewhere = await sign(ada, await announce(server, ada))
  expect(await request(server, other, elsewhere)).toMatchObject({ status: 409 })
})

test('a passkey that did not verify the person signs nothing', async () => {
  const server = await testServer()
  const passkey = softwarePasskey({ origin })
  const { options } = await server.ask(endpoints.signupWithPasskeyInit, {})
  const session = await server.ask(endpoints.signupWithPasskey, {
    authenticatorResponse: await passkey.create(options),
  })
  const person = { passkey, ...session }
  const init = await announce(server, person)
  const action = JSON.parse(new TextDecoder().decode(fromBase64url(await sign(person, init)))) as {
    assertion: AuthenticationResponseJSON
  }
  const data = fromBase64url(action.assertion.response.authenticatorData)
  data[32]! &= ~4
  action.assertion.response.authenticatorData = toBase64url(data)
  const forged = toBase64url(utf8(canonicalJson(action)))
  expect(await request(server, person, forged)).toMatchObject({ status: 401 })
})

test.each([[''], ['x'], [toBase64url(utf8('{}'))], [toBase64url(utf8('{"actionId":1,"assertion":{}}'))]])(
  'what is no signature at all is refused: %s',
  async (header) => {
    const server = await testServer()
    const person = await testPerson(server)
    expect(await request(server, person, header)).toMatchObject({
      status: 401,
      body: { code: 'action_signature_invalid' },
    })
  },
)

test('five may wait, also of those who race, and one that is used makes room', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const five = await Promise.all(Array.from({ length: 5 }, () => announce(server, person)))
  await expect(announce(server, person)).rejects.toMatchObject({ status: 429, code: 'too_many_pending_actions' })
  await request(server, person, await sign(person, five[0]!))
  await announce(server, person)
})

test.each(['/passkeys/../users', '/passkeys/./remove', '/passkeys/%2e%2e/x', '//x/y'])(
  'a path that would arrive otherwise is not announced: %s',
  async (spelling) => {
    const server = await testServer()
    const announcing = announce(server, await testPerson(server), { method: 'POST', path: spelling, body: '' })
    await expect(announcing).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  },
)
