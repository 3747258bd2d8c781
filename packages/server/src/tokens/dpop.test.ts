import * as endpoints from '@latchkey/core/endpoints'
import { toBase64url } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { testDpop } from '../testDpop.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'

const path = '/api/v1/guest/authenticate'
const signIn = (server: TestServer, dpop: string) => {
  const guestCredential = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  return server.ask(endpoints.createGuestAccount, { guestCredential }, { dpop })
}

test('a proof is good for one request', async () => {
  const server = await testServer()
  const { prove } = await testDpop(server)
  const proof = await prove(path)
  await signIn(server, proof)
  await expect(signIn(server, proof)).rejects.toMatchObject({ status: 401, code: 'dpop_invalid' })
  await signIn(server, await prove(path))
})

test('a proof in front of which a proxy took TLS off still holds', async () => {
  const server = await testServer()
  const { prove } = await testDpop(server)
  await signIn(server, await prove(path, { htu: `https://server.test${path}?ignored#too` }))
})

test.each<[string, object, object?]>([
  ['another method', { htm: 'GET' }],
  ['another path', { htu: 'http://server.test/api/v1/sessions' }],
  ['another host', { htu: `http://evil.test${path}` }],
  ['no address', { htu: 'not an address' }],
  ['an hour ago', { iat: Date.parse('2026-11-21T08:00:00Z') / 1000 }],
  ['an hour ahead', { iat: Date.parse('2026-11-21T10:00:00Z') / 1000 }],
  ['no id', { jti: '' }],
  ['another type of token', {}, { typ: 'JWT' }],
  ['no key', {}, { jwk: undefined }],
])('a proof for %s is refused', async (_what, claims, header) => {
  const server = await testServer()
  const { prove } = await testDpop(server)
  const refused = { status: 401, code: 'dpop_invalid' }
  await expect(signIn(server, await prove(path, claims, header))).rejects.toMatchObject(refused)
})

test('what is no proof at all is refused, and signs nobody up', async () => {
  const server = await testServer()
  const { prove } = await testDpop(server)
  const both = `${await prove(path)}, ${await prove(path)}`
  for (const dpop of ['x', 'a.b.c', both])
    await expect(signIn(server, dpop)).rejects.toMatchObject({ code: 'dpop_invalid' })
})
