import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { app, appHeaders, testServer, type TestServer } from '../testServer.test.kit.ts'

const set = (server: TestServer, id: string, body: string) =>
  server.send('POST', `/v1/users/${id}/custom_metadata`, { headers: appHeaders, body })
const person = (server: TestServer) =>
  server.ask(
    endpoints.importUser,
    { linkedAccounts: [{ type: 'email', address: 'ada@example.com' }], customMetadata: { first: true } },
    { app },
  )

test('is replaced whole, and read with the person', async () => {
  const server = await testServer()
  const { id } = await person(server)
  const metadata = { username: 'name', isVerified: true, age: 23 }
  const answer = await set(server, id, JSON.stringify({ custom_metadata: metadata }))
  expect(answer).toMatchObject({ status: 200, body: { id } })
  expect(answer.body.custom_metadata).toEqual(metadata)
  const { customMetadata } = await server.ask(endpoints.getUser, undefined, { app, params: { id } })
  expect(customMetadata).toEqual(metadata)
  expect((await set(server, id, '{"custom_metadata":{}}')).body.custom_metadata).toEqual({})
})

test('nobody has this id', async () => {
  const server = await testServer()
  expect(await set(server, 'did:latchkey:x', '{"custom_metadata":{}}')).toMatchObject({
    status: 404,
    body: { code: 'user_not_found' },
  })
})

test.each([
  ['{}', 400],
  ['{"custom_metadata":null}', 400],
  ['{"custom_metadata":[1]}', 400],
  ['{"custom_metadata":{"a":null}}', 400],
  ['{"custom_metadata":{"a":{"b":1}}}', 400],
  ['{"custom_metadata":{"__proto__":{"isAdmin":true}}}', 400],
  ['{"custom_metadata":{"__proto__":true}}', 400],
  ['{"custom_metadata":{"constructor":true}}', 400],
  ['{"custom_metadata":{"a":"\\u0000"}}', 400],
  ['{"custom_metadata":{"a":"\\ud800"}}', 400],
  ['{"custom_metadata":{"a":1,"a":2}}', 400],
  ['{"custom_metadata":{"a":9007199254740993}}', 400],
  [`{"custom_metadata":{"a":"${'x'.repeat(1_100)}"}}`, 413],
])('%.60s is refused, and what was there stays (faults 61, 64)', async (body, status) => {
  const server = await testServer()
  const { id } = await person(server)
  expect((await set(server, id, body)).status).toBe(status)
  const { customMetadata } = await server.ask(endpoints.getUser, undefined, { app, params: { id } })
  expect(customMetadata).toEqual({ first: true })
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
})
