import * as endpoints from '@latchkey/core/endpoints'
import { decodeProtectedHeader } from 'jose'
import { expect, test, vi } from 'vitest'
import { kekFromBytes } from '../kek.ts'
import type { Store } from '../store/Store.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { appId, testServer, type TestServer } from '../testServer.test.kit.ts'
import { rotateTokenKey } from './rotateTokenKey.ts'

const minute = 60_000
const day = 86_400_000
const kek = () => kekFromBytes('test', new Uint8Array(32).fill(7))

/** A second server on the same store and clock, as another process would be. */
const another = ({ store, clock }: TestServer) => testServer({ store, now: () => clock.now })

const rotate = async ({ store, clock }: TestServer, options: { compromised?: boolean } = {}) =>
  rotateTokenKey({ store, kek: await kek(), now: () => clock.now, ...options })

const publishedBy = async (server: TestServer): Promise<string[]> => {
  const { body } = await server.send('GET', '/.well-known/jwks.json')
  return body.keys.map(({ kid }: { kid: string }) => kid)
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid
const signIn = async (server: TestServer) => (await testPerson(server)).token
const opens = async (server: TestServer, token: string) => {
  const { status } = await server.send('GET', '/v1/users/me', { headers: { authorization: `Bearer ${token}` } })
  return status === 200
}

test('a new key is published long before it signs, and the old one as long as its tokens live (fault 31)', async () => {
  const server = await testServer()
  const other = await another(server)
  const first = kidOf(await signIn(server))
  const { kid: second, signsFrom } = await rotate(server)
  expect(signsFrom.getTime() - server.clock.now).toBeGreaterThanOrEqual(2 * 600_000)

  server.clock.now += minute
  for (const instance of [server, other]) {
    expect(await publishedBy(instance)).toEqual([first, second])
    expect(kidOf(await signIn(instance))).toBe(first)
  }

  server.clock.now = signsFrom.getTime() - 1
  const last = await signIn(other)
  expect(kidOf(last)).toBe(first)
  server.clock.now += 1
  for (const instance of [server, other]) expect(kidOf(await signIn(instance))).toBe(second)
  expect(await opens(server, last)).toBe(true)

  server.clock.now += 10 * minute - 1_000
  expect(await publishedBy(other)).toEqual([first, second])
  expect(await opens(other, last)).toBe(true)
  server.clock.now += 5 * minute
  expect(await publishedBy(server)).toEqual([second])
  expect(await server.store.keys.list('token')).toMatchObject([{ kid: second }])
  expect(await opens(server, last)).toBe(false)
})

test('no moment of a rotation refuses a living token, on any instance (fault 31)', async () => {
  const server = await testServer()
  const other = await another(server)
  const tokens = [{ token: await signIn(server), until: server.clock.now + 10 * minute }]
  await rotate(server)
  for (let passed = 0; passed < 50; passed += 2.5) {
    server.clock.now += 2.5 * minute
    const [signer, reader] = passed % 5 ? [server, other] : [other, server]
    tokens.push({ token: await signIn(signer), until: server.clock.now + 10 * minute })
    for (const { token, until } of tokens) {
      if (until <= server.clock.now) continue
      expect(await opens(reader, token), `after ${passed} minutes`).toBe(true)
      expect(await publishedBy(reader)).toContain(kidOf(token))
    }
  }
  expect(new Set(tokens.map(({ token }) => kidOf(token))).size).toBe(2)
})

test('a restart keeps the keys, whatever they are for at that time (fault 31)', async () => {
  const server = await testServer()
  const token = await signIn(server)
  await rotate(server)
  server.clock.now += minute
  const before = await publishedBy(server)
  const restarted = await another(server)
  expect(await publishedBy(restarted)).toEqual(before)
  expect(await opens(restarted, token)).toBe(true)
})

test('an old key is replaced by itself, once, whichever instance sees it first', async () => {
  const server = await testServer({ tokenKeyLifetime: 30 * 86_400 })
  const others = await Promise.all(
    [1, 2, 3].map(() =>
      testServer({ store: server.store, now: () => server.clock.now, tokenKeyLifetime: 30 * 86_400 }),
    ),
  )
  const first = kidOf(await signIn(server))
  server.clock.now += 29 * day
  expect(await publishedBy(server)).toEqual([first])
  server.clock.now += day
  await Promise.all(others.map(publishedBy))
  expect(await server.store.keys.list('token')).toHaveLength(2)
  expect(kidOf(await signIn(server))).toBe(first)
  server.clock.now += 30 * minute
  expect(kidOf(await signIn(server))).not.toBe(first)
  const rotations = [server, ...others].flatMap(({ log }) => log).filter(({ event }) => event === 'token_key.rotated')
  expect(rotations).toHaveLength(1)
})

test('asking twice for a new key makes one', async () => {
  const server = await testServer()
  await signIn(server)
  const [one, two] = [await rotate(server), await rotate(server)]
  expect(one).toEqual(two)
  expect(await server.store.keys.list('token')).toHaveLength(2)
})

test('a key that was stolen counts for nothing as soon as the instances look again', async () => {
  const server = await testServer()
  const stolen = await signIn(server)
  const { kid } = await rotate(server, { compromised: true })
  server.clock.now += minute
  expect(await publishedBy(server)).toEqual([kid])
  expect(await opens(server, stolen)).toBe(false)
  expect(await opens(server, await signIn(server))).toBe(true)
})

test('the key that the app’s settings name is the one that signs', async () => {
  const server = await testServer()
  const before = (await server.send('GET', `/v1/apps/${appId}`)).body.verification_key
  const { signsFrom } = await rotate(server)
  server.clock.now += minute
  expect((await server.send('GET', `/v1/apps/${appId}`)).body.verification_key).toBe(before)
  server.clock.now = signsFrom.getTime()
  expect((await server.send('GET', `/v1/apps/${appId}`)).body.verification_key).not.toBe(before)
})

test('made-up key ids cost the store next to nothing (fault 25)', async () => {
  const server = await testServer()
  const token = await signIn(server)
  const [, payload, signature] = token.split('.')
  const list = vi.spyOn(server.store.keys, 'list')
  for (let index = 0; index < 200; index++) {
    const head = btoa(JSON.stringify({ alg: 'ES256', typ: 'JWT', kid: `made-up-${index}` })).replaceAll('=', '')
    expect(await opens(server, `${head}.${payload}.${signature}`)).toBe(false)
  }
  expect(list.mock.calls.length).toBeLessThanOrEqual(1)
})

/** A store whose keys cannot be reached for a while. */
function cutOff(store: Store) {
  const keys = { ...store.keys, list: vi.fn((...call: Parameters<Store['keys']['list']>) => store.keys.list(...call)) }
  return { store: { ...store, keys }, break: () => keys.list.mockRejectedValue(new Error('away')) }
}

test('while the keys cannot be read again the known ones serve, until another could have taken over', async () => {
  const plain = await testServer()
  const cut = cutOff(plain.store)
  const server = await testServer({ store: cut.store, now: () => plain.clock.now })
  await signIn(server)
  cut.break()
  plain.clock.now += 15 * minute
  expect(kidOf(await signIn(server))).toEqual(expect.any(String))
  plain.clock.now += 15 * minute
  await expect(signIn(server)).rejects.toMatchObject({ status: 500 })
})

test('a rotation that fails is logged and disturbs nobody', async () => {
  const plain = await testServer()
  const first = kidOf(await signIn(plain))
  const keys = { ...plain.store.keys, addNext: vi.fn().mockRejectedValue(new Error('away')) }
  const server = await testServer({ store: { ...plain.store, keys }, now: () => plain.clock.now })
  plain.clock.now += 100 * day
  expect(kidOf(await signIn(server))).toBe(first)
  expect(server.log).toContainEqual({ event: 'token_key.rotation_failed', level: 'error', code: 'internal_error' })
})

test.each([0, 60, 1.5, Infinity, Number.NaN])(
  'a lifetime of %s seconds is refused at once',
  async (tokenKeyLifetime) => {
    await expect(testServer({ tokenKeyLifetime })).rejects.toMatchObject({ code: 'config_invalid' })
  },
)

test('a token’s key outlives the tokens on both sides of the rotation: refreshing works throughout', async () => {
  const server = await testServer()
  let { refreshToken } = await testPerson(server)
  const { signsFrom } = await rotate(server)
  for (const at of [server.clock.now + minute, signsFrom.getTime(), signsFrom.getTime() + 30 * minute]) {
    server.clock.now = at
    const session = await server.ask(endpoints.refreshSession, { refreshToken })
    expect(await opens(server, session.token)).toBe(true)
    refreshToken = session.refreshToken
  }
})
