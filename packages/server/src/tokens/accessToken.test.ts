import * as endpoints from '@latchkey/core/endpoints'
import { SignJWT, decodeJwt, generateKeyPair } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { utf8 } from '../bytes.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { appId, testServer, type TestServer } from '../testServer.test.kit.ts'

let server: TestServer
let person: Awaited<ReturnType<typeof testPerson>>
beforeAll(async () => {
  server = await testServer()
  person = await testPerson(server)
})

const read = (token: string) => server.ask(endpoints.refreshUser, undefined, { token })
const code = (token: string) =>
  read(token).then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  )

test('an access token opens, an identity token describes, a refresh token refreshes, and none does another’s work (fault 23)', async () => {
  const { token, identityToken, refreshToken } = person
  expect(await code(token)).toBe('accepted')
  expect(await code(identityToken!)).toBe('token_wrong_type')
  expect(await code(refreshToken)).toBe('token_invalid')
  for (const other of [token, identityToken!]) {
    const refresh = server.ask(endpoints.refreshSession, { refreshToken: other })
    await expect(refresh).rejects.toMatchObject({ status: 401, code: 'missing_or_invalid_token' })
  }
  expect(decodeJwt(token)).not.toHaveProperty('linked_accounts')
  expect(decodeJwt(identityToken!)).not.toHaveProperty('sid')
})

test('both kinds carry what Privy’s verifiers demand', () => {
  for (const token of [person.token, person.identityToken!])
    expect(decodeJwt(token)).toMatchObject({ iss: 'privy.io', aud: appId, sub: person.user.id })
  const { cr, linked_accounts } = decodeJwt(person.identityToken!)
  expect(cr).toBe(String(server.clock.now / 1000))
  expect(JSON.parse(linked_accounts as string)).toMatchObject([{ type: 'passkey', lv: server.clock.now / 1000 }])
})

/** A token made with the right claims by whoever holds `key`, changed in one thing. */
async function forge(header: object, key: CryptoKey | Uint8Array, claims: object = {}) {
  const all = { ...decodeJwt(person.token), ...claims }
  return new SignJWT(all).setProtectedHeader({ alg: 'ES256', typ: 'JWT', ...header }).sign(key)
}

test('only our algorithm and our key count, whatever the token says of itself (faults 21, 24)', async () => {
  const [head, payload, signature] = person.token.split('.') as [string, string, string]
  const { kid } = JSON.parse(atob(head.replaceAll('-', '+').replaceAll('_', '/'))) as { kid: string }
  const encode = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
  const stranger = await generateKeyPair('ES256', { extractable: true })
  const jwk = await crypto.subtle.exportKey('jwk', stranger.publicKey)
  const forged = [
    `${encode({ alg: 'none', typ: 'JWT', kid })}.${payload}.`,
    `${encode({ alg: 'none', typ: 'JWT', kid })}.${payload}.${signature}`,
    await forge({ alg: 'HS256', kid }, utf8(JSON.stringify(jwk))),
    await forge({ kid, jwk }, stranger.privateKey),
    await forge({ kid, jku: 'https://evil.example/jwks.json' }, stranger.privateKey),
    await forge({ kid: '../../etc/passwd' }, stranger.privateKey),
    await forge({ kid: '__proto__' }, stranger.privateKey),
    await forge({ kid: 'x'.repeat(5_000) }, stranger.privateKey),
  ]
  for (const token of forged) expect(await code(token)).toBe('token_invalid')
})

test('a token of another server is not trusted here', async () => {
  const { privateKey } = await generateKeyPair('ES256')
  expect(await code(await forge({ kid: 'theirs' }, privateKey, { iss: 'latchkey:embedded:theirs' }))).toBe(
    'issuer_not_trusted',
  )
  const other = await testServer({ issuer: (kid) => `latchkey:embedded:${kid}` })
  const { token } = await testPerson(other)
  expect(decodeJwt(token).iss).toMatch(/^latchkey:embedded:[\w-]{43}$/)
  expect(await code(token)).toBe('issuer_not_trusted')
})

test('each claim is looked at by itself (fault 22)', async () => {
  const key = await server.store.keys.list('token')
  expect(key).toHaveLength(1)
  // The same store, so the same key; but another app, or another issuer.
  const otherApp = await testServer({
    store: server.store,
    appId: 'another-app-0000000000000',
    now: () => server.clock.now,
  })
  expect(await code((await testPerson(otherApp)).token)).toBe('token_invalid')
  const otherIssuer = await testServer({ store: server.store, issuer: 'somebody else', now: () => server.clock.now })
  expect(await code((await testPerson(otherIssuer)).token)).toBe('issuer_not_trusted')
})

test('one token has one spelling (fault 27)', async () => {
  const { token } = person
  const last = token.at(-1)!
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const sibling = alphabet[alphabet.indexOf(last) + 1]!
  for (const variant of [`${token}=`, `${token}.`, token.slice(0, -1) + sibling, token.replace('.', '..')])
    expect(await code(variant)).toBe('token_invalid')
})

test('a token from the future is refused', async () => {
  const ahead = await testServer({ store: server.store, now: () => server.clock.now + 300_000 })
  expect(await code((await testPerson(ahead)).token)).toBe('token_invalid')
})

test('an access token ends with its time, and with its session (fault 34)', async () => {
  const { token, refreshToken } = await testPerson(server)
  await server.ask(endpoints.logout, { refreshToken })
  expect(await code(token)).toBe('session_revoked')
  server.clock.now += 12 * 60_000
  expect(await code(person.token)).toBe('token_expired')
})
