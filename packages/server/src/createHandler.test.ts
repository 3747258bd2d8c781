import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { importSPKI, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { createHandler } from './createHandler.ts'
import type { HandlerOptions } from './HandlerOptions.ts'
import { kekFromBytes, kekFromCryptoKey } from './kek.ts'
import { testPerson } from './testPerson.test.kit.ts'
import { appId, appSecret, origin, testServer } from './testServer.test.kit.ts'

test.each<[string, Partial<HandlerOptions>, RegExp]>([
  ['a short app id', { appId: 'short' }, /exactly 25/],
  ['a short app secret', { appSecret: 'hunter2' }, /appSecret.*16/],
  ['no origins', { origins: [] }, /origins/],
  ['an origin with a path', { origins: ['https://app.example/'] }, /origins.*without a path/],
  ['a wildcard', { origins: ['*'] }, /origins/],
  ['a foreign relying party', { rpId: 'evil.example' }, /rpId/],
  ['origins without a common relying party', { origins: ['https://a.example', 'https://b.example'] }, /rpId/],
  ['an endless server access', { maxDelegationTtl: Number.POSITIVE_INFINITY }, /maxDelegationTtl/],
  ['no imports at all', { importsPerMinute: 0 }, /importsPerMinute/],
  ['no store', { store: undefined as never }, /store/],
  ['no kek', { kek: undefined as never }, /kek/],
])('refuses %s at once, and says what to set', async (_what, options, words) => {
  const { store } = await testServer()
  const kek = await kekFromBytes('k', new Uint8Array(32).fill(1))
  const build = () => createHandler({ store, appId, appSecret, kek, origins: [origin], ...options })
  expect(build).toThrow(words)
  expect(build).toThrow(expect.objectContaining({ code: 'config_invalid' }))
  expect(String(catching(build))).not.toContain('hunter2')
})

test('a key-encryption key that anybody could guess is refused', async () => {
  const refused = { code: 'config_invalid' }
  await expect(kekFromBytes('k', new Uint8Array(31).fill(1))).rejects.toMatchObject(refused)
  await expect(kekFromBytes('k', new Uint8Array(32))).rejects.toMatchObject(refused)
  const hmac = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  expect(() => kekFromCryptoKey('k', hmac)).toThrow(/AES-GCM/)
})

test('a restart keeps the keys; another KEK does not open them, and that signs nobody out (faults 31, 51)', async () => {
  const first = await testServer()
  const { token } = await testPerson(first)
  const again = await testServer({ store: first.store })
  await again.ask(endpoints.refreshUser, undefined, { token })
  expect(await again.send('GET', '/readyz')).toMatchObject({ status: 200 })

  const wrongKek = await testServer({ store: first.store, kek: await kekFromBytes('k', new Uint8Array(32).fill(1)) })
  const unavailable = { status: 503, code: 'kek_unavailable', retryAfter: '1' }
  await expect(wrongKek.ask(endpoints.refreshUser, undefined, { token })).rejects.toMatchObject(unavailable)
  expect(await wrongKek.send('GET', '/readyz')).toMatchObject({ status: 503 })
  expect(await wrongKek.send('GET', '/healthz')).toMatchObject({ status: 200 })
})

test('a store that is away is 503 with a time to come back, never 401', async () => {
  const { store, ...server } = await testServer()
  const { token, refreshToken } = await testPerson(server)
  const away = () => Promise.reject(new LatchkeyError('store_unavailable', 'away', { retryable: true }))
  const broken = await testServer({
    store: {
      ...store,
      families: { ...store.families, get: away, sessionLives: away },
      users: { ...store.users, getInSession: away },
    },
  })
  const unavailable = { status: 503, code: 'store_unavailable', retryAfter: '1' }
  await expect(broken.ask(endpoints.refreshUser, undefined, { token })).rejects.toMatchObject(unavailable)
  await expect(broken.ask(endpoints.getVault, undefined, { token })).rejects.toMatchObject(unavailable)
  await expect(broken.ask(endpoints.refreshSession, { refreshToken })).rejects.toMatchObject(unavailable)
  await expect(broken.ask(endpoints.logout, { refreshToken })).rejects.toMatchObject(unavailable)
})

test('an unforeseen failure tells its place to the log and its words to nobody', async () => {
  const { store } = await testServer()
  const vault = () => Promise.reject(new TypeError('canary-in-a-message'))
  const server = await testServer({ store: { ...store, vaults: { ...store.vaults, get: vault } } })
  const { token } = await testPerson(server)
  const answer = await server.send('GET', '/v1/vault', { headers: { authorization: `Bearer ${token}` } })
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error', request_id: expect.any(String) } })
  const line = server.log.at(-1)
  expect(line).toMatchObject({ level: 'error', route: '/vault', trace: expect.arrayContaining(['TypeError']) })
  expect(answer.text + JSON.stringify(line)).not.toContain('canary')
})

test('pages of listed origins may read, others may not, and may change nothing (fault 65)', async () => {
  const server = await testServer()
  const ask = (from: string) =>
    server.send('POST', '/v1/passkeys/register/init', { headers: { origin: from }, body: '{}' })
  const allowed = await ask(origin)
  expect(allowed.status).toBe(200)
  expect(allowed.headers.get('access-control-allow-origin')).toBe(origin)
  for (const from of [
    'https://evil.example',
    'null',
    `${origin}.evil.example`,
    'http://localhost:51730',
    'http://LOCALHOST:5173',
  ]) {
    const refused = await ask(from)
    expect(refused).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } })
    expect(refused.headers.get('access-control-allow-origin')).toBeNull()
  }
  const preflight = await server.handle(
    new Request('http://server.test/api/v1/users/me', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,dpop',
      },
    }),
  )
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toMatch(/dpop.*privy-ui/)
})

test('a refusal can be read by the page that caused it', async () => {
  const server = await testServer()
  const refused = await server.send('GET', '/v1/users/me', { headers: { origin } })
  expect(refused).toMatchObject({ status: 401, body: { code: 'must_be_authenticated', retryable: false } })
  expect(refused.headers.get('access-control-allow-origin')).toBe(origin)
  expect(refused.headers.get('x-request-id')).toBe(refused.body.request_id)
  expect(refused.headers.get('cache-control')).toBe('no-store')
  expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
})

test('one line of log for each request, with the route and not the address', async () => {
  const server = await testServer()
  await server.send('GET', '/api/v1/wallets/a-wallet-id/rpc?secret=1')
  expect(server.log).toEqual([
    expect.objectContaining({
      event: 'request',
      method: 'GET',
      route: '/wallets/:id/rpc',
      status: 405,
      code: 'method_not_allowed',
    }),
  ])
  expect(JSON.stringify(server.log)).not.toMatch(/a-wallet-id|secret/)
})

test('publishes what verifies its tokens, in each place where clients look', async () => {
  const server = await testServer()
  const { token } = await testPerson(server)
  const [jwks] = [await server.send('GET', '/.well-known/jwks.json')]
  expect(jwks.headers.get('cache-control')).toMatch(/max-age=600/)
  for (const prefix of ['/api/v1', '/v1'])
    expect((await server.send('GET', `${prefix}/apps/${appId}/jwks.json`)).body).toEqual(jwks.body)
  const { body } = await server.send('GET', `/api/v1/apps/${appId}`)
  expect(body).toMatchObject({ id: appId, passkey_auth: true, allowlist_config: {}, smart_wallet_config: {} })
  const key = await importSPKI(body.verification_key as string, 'ES256')
  const { payload } = await jwtVerify(token, key, {
    issuer: 'privy.io',
    audience: appId,
    typ: 'JWT',
    currentDate: new Date(server.clock.now),
  })
  expect(payload.sid).toEqual(expect.any(String))
  const identity = await server.send('GET', '/.well-known/latchkey-identity')
  expect(identity.body.keys[0].kid).not.toBe(jwks.body.keys[0].kid)
  expect(JSON.stringify([jwks.body, identity.body])).not.toContain('"d"')
})

function catching(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}
