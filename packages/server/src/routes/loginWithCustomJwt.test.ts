import * as endpoints from '@latchkey/core/endpoints'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import type { CustomAuth } from '../CustomAuth.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { testServer, type TestServer } from '../testServer.test.kit.ts'

const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
const publicJwk = await exportJWK(publicKey)
const jwks = { keys: [{ ...publicJwk, kid: 'k1', alg: 'ES256', use: 'sig' }] }
const jwksUrl = 'https://id.acme.example/jwks.json'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

interface TokenOptions {
  claims?: object
  header?: object
  key?: CryptoKey | Uint8Array
}

const now = Date.parse('2026-11-21T09:00:00Z') / 1000
const token = ({ claims = {}, header = {}, key = privateKey }: TokenOptions = {}) =>
  new SignJWT({ sub: 'ada-42', iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header })
    .sign(key)

const login = async (server: TestServer, options?: TokenOptions) =>
  server.ask(endpoints.loginWithCustomJwt, { token: await token(options) })
const withAuth = (customAuth: CustomAuth) => testServer({ customAuth })
const refused = { status: 401, code: 'custom_token_invalid' }

test('a token of the app’s own service signs a new person up, and the same person in the next time', async () => {
  const server = await withAuth({ jwks })
  const first = await login(server)
  expect(first).toMatchObject({ isNewUser: true })
  expect(first.user.linkedAccounts).toMatchObject([{ type: 'custom_auth', customUserId: 'ada-42' }])
  expect(await login(server)).toMatchObject({ isNewUser: false, user: { id: first.user.id } })
  expect(await login(server, { claims: { sub: 'eve' } })).toMatchObject({ isNewUser: true })
})

test('its key may be given as PEM, and another claim may name the person', async () => {
  const server = await withAuth({ publicKey: await exportSPKI(publicKey), userIdClaim: 'uid' })
  const { user } = await login(server, { claims: { uid: 'u-1' } })
  expect(user.linkedAccounts).toMatchObject([{ customUserId: 'u-1' }])
  await expect(login(server)).rejects.toMatchObject(refused)
})

test.each<[string, TokenOptions]>([
  ['without an end', { claims: { exp: undefined } }],
  ['that has ended', { claims: { exp: now - 60 } }],
  ['that has not begun', { claims: { nbf: now + 120 } }],
  ['without a person', { claims: { sub: undefined } }],
  ['with an empty person', { claims: { sub: '' } }],
  ['with a person who is no text', { claims: { sub: 42 as unknown as string } }],
  ['of another service', { claims: { iss: 'https://evil.example' } }],
  ['for another app', { claims: { aud: 'other' } }],
  ['signed by a shared secret (fault 21)', { header: { alg: 'HS256' }, key: new TextEncoder().encode('x'.repeat(64)) }],
  ['whose key is not known (fault 25)', { header: { kid: 'k2' } }],
])('a token %s is refused (fault 22)', async (_what, options) => {
  const server = await withAuth({ jwks, issuer: 'https://id.acme.example', audience: 'acme' })
  const claims = { iss: 'https://id.acme.example', aud: 'acme', ...options.claims }
  await expect(login(server, { ...options, claims })).rejects.toMatchObject(refused)
})

test('a token signed by somebody else, by nobody, or written in another way is refused (faults 21, 27)', async () => {
  const server = await withAuth({ jwks })
  const other = await generateKeyPair('ES256')
  await expect(login(server, { key: other.privateKey })).rejects.toMatchObject(refused)
  const genuine = await token()
  const [, payload] = genuine.split('.')
  const none = `${btoa(JSON.stringify({ alg: 'none' })).replaceAll('=', '')}.${payload}.`
  for (const forged of [none, `${genuine} `, `${genuine}.x`, 'x', ''])
    await expect(server.ask(endpoints.loginWithCustomJwt, { token: forged })).rejects.toMatchObject(refused)
})

test('the public key is no shared secret (fault 21)', async () => {
  const pem = await exportSPKI(publicKey)
  const server = await withAuth({ publicKey: pem })
  const forged = { header: { alg: 'HS256' }, key: new TextEncoder().encode(pem) }
  await expect(login(server, forged)).rejects.toMatchObject(refused)
})

test('published keys are fetched once, however many unknown key ids come (fault 25)', async () => {
  const fetched = vi.fn(async () => Response.json(jwks))
  vi.stubGlobal('fetch', fetched)
  const server = await withAuth({ jwksUrl })
  await login(server)
  for (let flood = 0; flood < 20; flood++)
    await expect(login(server, { header: { kid: `k${flood + 2}` } })).rejects.toMatchObject(refused)
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('a service that is away is trouble that may pass, and never the token’s fault (fault 25)', async () => {
  for (const away of [
    async () => Promise.reject(new TypeError('fetch failed')),
    async () => new Response('busy', { status: 500 }),
    async () => new Response('<html>'),
    async () => Response.json({ nothing: true }),
  ]) {
    vi.stubGlobal('fetch', away)
    await expect(login(await withAuth({ jwksUrl }))).rejects.toMatchObject({
      status: 503,
      code: 'custom_auth_unavailable',
    })
  }
})

test('while the service is away its last keys hold for a day (fault 25)', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  let away = false
  vi.stubGlobal('fetch', async () => (away ? new Response('busy', { status: 500 }) : Response.json(jwks)))
  const server = await withAuth({ jwksUrl })
  const wait = (ms: number) => {
    vi.setSystemTime(Date.now() + ms)
    server.clock.now += ms
  }
  const exp = now + 10 * 86_400
  await login(server)
  away = true
  wait(3_600_000)
  await login(server, { claims: { exp } })
  wait(24 * 3_600_000)
  await expect(login(server, { claims: { exp } })).rejects.toMatchObject({ code: 'custom_auth_unavailable' })
  away = false
  await login(server, { claims: { exp } })
})

test('whom a token names is linked', async () => {
  const server = await withAuth({ jwks })
  const { token: as, user } = await testPerson(server)
  const linked = await server.ask(endpoints.linkCustomJwt, { token: await token() }, { token: as })
  expect(linked.linkedAccounts).toMatchObject([{ type: 'passkey' }, { customUserId: 'ada-42' }])
  expect(await login(server)).toMatchObject({ isNewUser: false, user: { id: user.id } })
})

test('a server that knows no such service says so', async () => {
  await expect(login(await testServer())).rejects.toMatchObject({ status: 501, code: 'capability_missing' })
})

test.each<[string, CustomAuth]>([
  ['no key', {}],
  ['two kinds of key', { jwks, jwksUrl }],
  ['keys from an address that anybody can answer for', { jwksUrl: 'http://id.acme.example/jwks.json' }],
  ['no key set', { jwks: { keys: 'none' } as never }],
  ['a private key', { publicKey: '-----BEGIN PRIVATE KEY-----\nAAAA' }],
])('a service with %s is refused at the start', async (_what, customAuth) => {
  await expect(withAuth(customAuth)).rejects.toMatchObject({ code: 'config_invalid' })
})
