// Why: each kind of token opens one door. A kind or a door that is added here is tried against all the others.
import { generateKeyPair, exportJWK, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { createServerClient } from '../client/createServerClient.ts'
import { testDpop } from '../testDpop.test.kit.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { app, appId, appSecret, testServer, type TestServer } from '../testServer.test.kit.ts'

const kinds = ['access', 'identity', 'refresh', 'custom', 'dpop', 'app secret'] as const
type Kind = (typeof kinds)[number]

let server: TestServer
/** Makes a fresh one: some are good for one use. */
let make: Record<Kind, () => Promise<string>>

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  server = await testServer({ customAuth: { jwks: { keys: [await exportJWK(publicKey)] } }, now: Date.now })
  const { prove } = await testDpop({ ...server, clock: { now: Math.floor(Date.now() / 1000) * 1000 } })
  make = {
    access: async () => (await testPerson(server)).token,
    identity: async () => (await testPerson(server)).identityToken!,
    refresh: async () => (await testPerson(server)).refreshToken,
    custom: async () =>
      new SignJWT({ sub: 'ada' })
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
        .setExpirationTime('5m')
        .sign(privateKey),
    dpop: async () => prove('/v1/guest/authenticate'),
    'app secret': async () => btoa(unescape(encodeURIComponent(app))),
  }
})

const isTaken = async (method: string, path: string, headers: object, body?: object) => {
  const answer = await server.send(method, path, { headers, ...(body && { body: JSON.stringify(body) }) })
  expect(answer.status).toBeLessThan(500)
  return answer.status === 200
}
const client = () => createServerClient({ appId, appSecret, handler: server.handle })
const settles = (promise: Promise<unknown>) =>
  promise.then(
    () => true,
    (error: unknown) => {
      expect(error).toHaveProperty(
        'code',
        expect.stringMatching(/^(token_invalid|token_wrong_type|issuer_not_trusted)$/),
      )
      return false
    },
  )

/** Where a token is presented, and the one kind that is meant. */
const doors: Record<string, { kind: Kind; open: (token: string) => Promise<boolean> }> = {
  'the person’s own routes': {
    kind: 'access',
    open: (token) => isTaken('GET', '/v1/users/me', { authorization: `Bearer ${token}` }),
  },
  'an app server that checks who calls': {
    kind: 'access',
    open: (token) => settles(client().verifyAccessToken(token)),
  },
  'an app server that reads who it is': {
    kind: 'identity',
    open: (idToken) => settles(client().getUser({ idToken })),
  },
  'refreshing a session': {
    kind: 'refresh',
    open: (token) => isTaken('POST', '/v1/sessions', {}, { refresh_token: token }),
  },
  'signing in by the app’s own service': {
    kind: 'custom',
    open: (token) => isTaken('POST', '/v1/custom_jwt_account/authenticate', {}, { token }),
  },
  'proof of a key': {
    kind: 'dpop',
    open: (dpop) => isTaken('POST', '/v1/guest/authenticate', { dpop }, { guest_credential: 'A'.repeat(43) }),
  },
  'the app’s own routes': {
    kind: 'app secret',
    open: (secret) => isTaken('GET', '/v1/users?limit=1', { authorization: `Basic ${secret}` }),
  },
}

describe.each(Object.entries(doors))('%s', (_door, { kind, open }) => {
  test.each(kinds)(`takes ${kind} alone: %s (fault 23)`, async (presented) => {
    expect(await open(await make[presented]())).toBe(presented === kind)
  })
})
