import * as endpoints from '@latchkey/core/endpoints'
import type { Endpoint } from '@latchkey/core/wire'
import { exportJWK, generateKeyPair } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { testFarcaster } from '../testFarcaster.test.kit.ts'
import { app, appId, testServer, type TestServer } from '../testServer.test.kit.ts'
import { botToken } from '../testTelegram.test.kit.ts'
import { bodies } from './bodies.test.kit.ts'

const values = [
  null,
  true,
  -1,
  1.5,
  2e15,
  '',
  'x',
  '\uFFFF'.repeat(300),
  '😀'.repeat(50_000),
  [],
  [[]],
  {},
  { constructor: { prototype: 1 } },
]

/** What is wrong as a text, before any endpoint looks at it. */
const texts = [
  '',
  'x',
  'null',
  '[]',
  '1',
  '"x"',
  '{"__proto__":{"isAdmin":true}}',
  '{"a":"\\u0000"}',
  '{"a":"\\ud800"}',
  '{"a":9007199254740993}',
  '{"a":1e999}',
  '['.repeat(5_000) + ']'.repeat(5_000),
  `{"a":"${'x'.repeat(200_000)}"}`,
]

let server: TestServer
let token: string
beforeAll(async () => {
  const { publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] }
  const { options } = await testFarcaster()
  server = await testServer({ customAuth: { jwks }, telegram: { botToken }, ...options })
  ;({ token } = await testPerson(server))
})

/** Any place in the body, with another value there. */
function* mutants(body: object): Generator<object> {
  for (const key of Object.keys(body)) {
    const member: unknown = Reflect.get(body, key)
    for (const value of values) yield { ...body, [key]: value }
    if (member && typeof member === 'object' && !Array.isArray(member))
      for (const inner of mutants(member)) yield { ...body, [key]: inner }
  }
}

const doors = Object.entries(endpoints as Record<string, Endpoint>).filter(([name]) => name in bodies)

test('every endpoint that takes a body is tried', () => {
  const untried = Object.entries(endpoints as Record<string, Endpoint>).filter(
    ([name, { body }]) => body && !(name in bodies),
  )
  expect(untried).toEqual([])
})

test.each(doors)(
  '%s answers bad input with a reason, never with a failure (fault 61)',
  async (name, { method, path, auth }) => {
    const authorization = {
      none: '',
      user: `Bearer ${token}`,
      app: `Basic ${btoa(unescape(encodeURIComponent(app)))}`,
    }[auth]
    const send = (body: string, headers: object = {}) =>
      server.send(method, `/v1${path.replace(':appId', appId).replace(':id', 'x')}`, {
        body,
        headers: { ...(authorization && { authorization }), ...headers },
      })
    const wrong = [
      ...texts,
      ...[...mutants(bodies[name as keyof typeof endpoints]!)].map((body) => JSON.stringify(body)),
    ]
    for (const body of wrong) {
      const answer = await send(body)
      expect(answer.status, `${body.slice(0, 300)} → ${answer.text}`).toBeLessThan(500)
      if (answer.status !== 200)
        expect(answer.body).toMatchObject({ error: expect.any(String), code: expect.any(String) })
    }
    const valid = JSON.stringify(bodies[name as keyof typeof endpoints])
    expect(await send(valid, { 'content-type': 'text/plain' })).toMatchObject({
      status: 400,
      body: { code: 'wire_invalid' },
    })
    expect(await send(`{"a":"${'x'.repeat(1_100_000)}"}`)).toMatchObject({
      status: 413,
      body: { code: 'wire_too_large' },
    })
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  },
)

test('a body without a length is held to the limit while it comes', async () => {
  let left = 40
  const long = new ReadableStream<Uint8Array>({
    pull: (controller) => (left-- ? controller.enqueue(new Uint8Array(65_536).fill(32)) : controller.close()),
  })
  const init = { method: 'POST', body: long, duplex: 'half', headers: { 'content-type': 'application/json' } }
  const answer = await server.handle(new Request('http://server.test/v1/sessions', init as RequestInit))
  expect(answer.status).toBe(413)
  expect(left).toBeGreaterThan(10)
})

test.each([
  'Bearer',
  'Bearer ',
  'Bearer x',
  'Bearer a.b.c',
  'Basic x',
  'Basic !!!',
  'Digest x',
  `Bearer ${'x'.repeat(15_000)}`,
])('a header %.20s opens nothing', async (authorization) => {
  for (const path of ['/v1/users/me', '/v1/vault', '/v1/delegations'])
    expect((await server.send('GET', path, { headers: { authorization } })).status).toBe(401)
  const rpc = await server.send('POST', '/v1/wallets/x/rpc', {
    headers: { authorization },
    body: JSON.stringify(bodies.rpc),
  })
  expect(rpc.status).toBe(401)
})

test('an address or headers that no client sends are refused before anything reads them (fault 67)', async () => {
  const tooLarge = { status: 413, body: { code: 'wire_too_large' } }
  expect(await server.send('GET', `/v1/users/me?${'x'.repeat(9_000)}`)).toMatchObject(tooLarge)
  expect(
    await server.send('GET', '/v1/users/me', { headers: { authorization: `Bearer ${'x'.repeat(20_000)}` } }),
  ).toMatchObject(tooLarge)
})

test('an address that answers nothing, or to another method, says so', async () => {
  expect(await server.send('GET', '/v1/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await server.send('GET', '/')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await server.send('GET', '/v1/wallets/revoke')).toMatchObject({
    status: 405,
    body: { code: 'method_not_allowed' },
  })
  expect(await server.send('GET', '/v1/apps/somebody-elses-app-000000')).toMatchObject({ status: 404 })
  expect(await server.send('GET', '/v1/apps/%E0%A4%A')).toMatchObject({ status: 404 })
})
