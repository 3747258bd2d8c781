import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { origin, testServer, type TestServer } from '../testServer.test.kit.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await testServer()
  ;({ token } = await testPerson(server))
})

/** What looks like the listed origin and is not it. */
const strangers = [
  'null',
  '',
  '*',
  'http://localhost',
  'http://localhost:',
  'http://localhost:80',
  'http://localhost:517',
  'http://localhost:51730',
  'http://localhost:5173/',
  'http://localhost:5173/path',
  'http://localhost:5173?',
  'http://localhost:5173#',
  'http://localhost:5173.evil.example',
  'http://localhost:5173@evil.example',
  'http://evil.example/http://localhost:5173',
  'http://evil.example?http://localhost:5173',
  'http://evil.example#http://localhost:5173',
  'http://evil.localhost:5173',
  'http://localhost.evil.example:5173',
  'http://xlocalhost:5173',
  'http://user@localhost:5173',
  'http://user:pass@localhost:5173',
  'http://LOCALHOST:5173',
  'HTTP://localhost:5173',
  'https://localhost:5173',
  'ws://localhost:5173',
  'file://localhost:5173',
  '//localhost:5173',
  'localhost:5173',
  'http://127.0.0.1:5173',
  'http://[::1]:5173',
  'http://localhost.:5173',
  'http://localhost%00:5173',
  'http://localhost%2eevil.example:5173',
  'http:localhost:5173',
  'http:/localhost:5173',
  'http://localhost:5173, http://evil.example',
  'http://evil.example, http://localhost:5173',
  'http://localhost:5173 http://evil.example',
  'https://evil.example',
]

const header = {
  origin: fc.option(fc.constantFrom(origin, ...strangers), { nil: undefined }),
  site: fc.option(fc.constantFrom('none', 'same-origin', 'same-site', 'cross-site', 'x'), { nil: undefined }),
  type: fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    undefined,
  ),
  method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
  cookie: fc.boolean(),
}

test('of all headers that a page can bring about, only those of a listed page change anything (fault 65)', async () => {
  const property = fc.asyncProperty(fc.record(header), async ({ origin: from, site, type, method, cookie }) => {
    const headers = {
      ...(from !== undefined && { origin: from }),
      ...(site !== undefined && { 'sec-fetch-site': site }),
      ...(cookie && { cookie: `privy-token=${token}; privy-id-token=${token}` }),
      'content-type': type ?? '',
    }
    const answer = await server.send(method, '/v1/guest/authenticate', {
      headers,
      body: JSON.stringify({ guest_credential: 'A'.repeat(43) }),
    })
    const page = from === undefined ? !site || site === 'none' || site === 'same-origin' : from === origin
    const json = type?.startsWith('application/json') && !type.includes('jsonp')
    expect(answer.status).toBe(!page ? 403 : method !== 'POST' ? 405 : json ? 200 : 400)
    readableBy(answer.headers, from)
  })
  await fc.assert(property, { numRuns: runs(2_000) })
})

/** Only a listed page may read, whatever the answer is; caches keep pages apart; nothing is ever set in the browser. */
function readableBy(headers: Headers, from: string | undefined): void {
  expect(headers.get('access-control-allow-origin')).toBe(from === origin ? origin : null)
  expect(headers.get('vary')).toMatch(/origin/i)
  expect(headers.get('set-cookie')).toBeNull()
}

test.each(['GET', 'HEAD', 'OPTIONS'])('%s of a page elsewhere is never readable there', async (method) => {
  for (const from of [...strangers, origin])
    for (const path of ['/v1/users/me', '/.well-known/jwks.json', '/v1/nothing'])
      readableBy(
        (await server.handle(new Request(`http://server.test${path}`, { method, headers: { origin: from } }))).headers,
        from,
      )
})

test('a page may send each header that our clients and Privy’s send', async () => {
  const wanted = [
    'authorization',
    'content-type',
    'dpop',
    'idempotency-key',
    'privy-app-id',
    'privy-client',
    'privy-client-id',
    'privy-ca-id',
    'privy-idempotency-key',
    'privy-authorization-signature',
    'x-native-app-identifier',
  ]
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': wanted.join(','),
  }
  const preflight = await server.handle(new Request('http://server.test/v1/sessions', { method: 'OPTIONS', headers }))
  const allowed = preflight.headers.get('access-control-allow-headers')!.split(',')
  expect(wanted.filter((name) => !allowed.includes(name))).toEqual([])
})

test('a cookie opens nothing: only a header that a page must set itself does', async () => {
  const cookie = `privy-token=${token}; privy-session=${token}; privy-id-token=${token}; authorization=Bearer ${token}`
  for (const path of ['/v1/users/me', '/v1/vault', '/v1/delegations'])
    expect((await server.send('GET', path, { headers: { cookie, origin } })).status).toBe(401)
})

test('every kind of refusal can be read by the listed page that caused it', async () => {
  const ask = async (method: string, path: string, headers: object, body?: string) => {
    const answer = await server.send(method, path, { headers: { origin, ...headers }, ...(body && { body }) })
    readableBy(answer.headers, origin)
    return answer.status
  }
  const statuses = [
    await ask('POST', '/v1/guest/authenticate', {}, '{'),
    await ask('GET', '/v1/users/me', {}),
    await ask('GET', '/v1/nothing', {}),
    await ask('GET', '/v1/wallets/revoke', {}),
    await ask('POST', '/v1/guest/authenticate', {}, `"${'x'.repeat(1_100_000)}"`),
    await ask('GET', `/v1/users/me?${'x'.repeat(9_000)}`, {}),
  ]
  expect(statuses).toEqual([400, 401, 404, 405, 413, 413])
})
