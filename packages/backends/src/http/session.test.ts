import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { codeIn, signal, testBrowser, testServer, type TestServer } from '../testServer.test.kit.ts'
import { webLocks } from '../webLocks.test.kit.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const minute = 60_000
const refreshes = ({ requests }: TestServer) => requests.filter((each) => each === 'POST /sessions').length

test('loads and asks nothing while nothing is stored', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  expect(await backend.restore({ signal })).toBeNull()
  expect(await backend.getAccessToken({ signal })).toBeNull()
  await backend.logout({ signal })
  expect(server.requests).toEqual([])
})

test('replaces a token half a minute before it ends, once for all who ask (fault 1)', async () => {
  const server = await testServer()
  const backend = testBrowser(server).open()
  await backend.createGuestAccount!({ signal })
  const first = await backend.getAccessToken({ signal })
  vi.advanceTimersByTime(9.4 * minute)
  expect(await backend.getAccessToken({ signal })).toBe(first)
  vi.advanceTimersByTime(0.2 * minute)
  const tokens = await Promise.all([1, 2, 3, 4].map(() => backend.getAccessToken({ signal })))
  expect(new Set(tokens).size).toBe(1)
  expect(tokens[0]).not.toBe(first)
  expect(refreshes(server)).toBe(1)
})

test('many tabs with Web Locks make one refresh per expiry (fault 1)', async () => {
  vi.stubGlobal('navigator', { locks: webLocks() })
  const { server, tabs } = await openTabs(12)
  const before = refreshes(server)
  for (let expiry = 1; expiry <= 4; expiry++) {
    vi.advanceTimersByTime(10 * minute)
    const tokens = await Promise.all(tabs.map((tab) => tab.getAccessToken({ signal })))
    expect(new Set(tokens).size).toBe(1)
    expect(refreshes(server) - before).toBe(expiry)
  }
})

test('a tab that gets the lock waits for a token that is on its way (fault 1)', async () => {
  vi.stubGlobal('navigator', { locks: webLocks() })
  vi.stubGlobal('BroadcastChannel', SlowChannel)
  const { server, tabs } = await openTabs(3)
  await new Promise((resolve) => setTimeout(resolve, 2 * SlowChannel.delay))
  const before = refreshes(server)
  vi.advanceTimersByTime(10 * minute)
  await Promise.all(tabs.map((tab) => tab.getAccessToken({ signal })))
  expect(refreshes(server) - before).toBe(1)
})

test('many tabs without Web Locks may make more, and none is signed out (fault 1)', async () => {
  const { server, tabs } = await openTabs(12)
  for (let expiry = 1; expiry <= 4; expiry++) {
    vi.advanceTimersByTime(10 * minute)
    const tokens = await Promise.all(tabs.map((tab) => tab.getAccessToken({ signal })))
    expect(tokens.every(Boolean)).toBe(true)
  }
  expect(refreshes(server)).toBeGreaterThan(4)
  const users = await Promise.all(tabs.map((tab) => tab.refreshUser({ signal })))
  expect(new Set(users.map(({ user }) => user.id)).size).toBe(1)
})

test.each([
  ['throw', { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
  [
    'throw at once',
    {
      request() {
        throw new TypeError('no')
      },
    },
  ],
])('Web Locks that %s do not stand in the way (fault 9)', async (_, locks) => {
  vi.stubGlobal('navigator', { locks })
  const server = await testServer()
  const { open } = testBrowser(server)
  await open().createGuestAccount!({ signal })
  expect(await open().restore({ signal })).not.toBeNull()
})

test('a tab that slept through many refreshes goes on from what the others stored', async () => {
  const server = await testServer()
  const { open } = testBrowser(server)
  const [awake, asleep] = [open(), open()]
  const { user } = await awake.createGuestAccount!({ signal })
  await asleep.restore({ signal })
  vi.stubGlobal('BroadcastChannel', undefined)
  for (let times = 0; times < 3; times++) {
    vi.advanceTimersByTime(10 * minute)
    await awake.getAccessToken({ signal })
  }
  expect((await asleep.refreshUser({ signal })).user.id).toBe(user.id)
  expect((await awake.refreshUser({ signal })).user.id).toBe(user.id)
})

test('a token that the server counts as lapsed is replaced and the request repeated, once', async () => {
  let ahead = 0
  const server = await testServer({ now: () => Date.now() + ahead })
  withDate(server, () => ahead)
  const backend = testBrowser(server).open()
  await backend.createGuestAccount!({ signal })
  ahead = 11 * minute
  server.requests.length = 0
  await backend.getGrants!({ signal })
  expect(server.requests).toEqual(['GET /delegations', 'POST /sessions', 'GET /delegations'])
})

test.each([-1, 1])('signs in and stays in on a device whose clock is %i day off (fault 12)', async (days) => {
  const ahead = days * 24 * 60 * minute
  const server = await testServer({ now: () => Date.now() + ahead })
  withDate(server, () => ahead)
  const { open } = testBrowser(server)
  const backend = open()
  const { user } = await backend.createGuestAccount!({ signal })
  server.requests.length = 0
  for (let times = 0; times < 20; times++) await backend.getAccessToken({ signal })
  expect(server.requests).toEqual([])
  vi.advanceTimersByTime(10 * minute)
  await backend.getAccessToken({ signal })
  expect(server.requests).toEqual(['POST /sessions'])
  expect((await open().restore({ signal }))?.user.id).toBe(user.id)
})

test('a refresh in flight writes nothing back after a logout (fault 3)', async () => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  await open().createGuestAccount!({ signal })
  const backend = open()
  const { arrived, release } = holdRefresh(server)
  const late = expect(backend.restore({ signal })).rejects.toMatchObject({ code: 'identity_changed' })
  await arrived
  await backend.logout({ signal })
  release()
  await late
  expect(await storage.read(scope)).toBeUndefined()
  expect(await backend.getAccessToken({ signal })).toBeNull()
})

test('a refresh in flight writes nothing back after a logout in another tab (fault 3)', async () => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  await open().createGuestAccount!({ signal })
  const backend = open()
  const { arrived, release } = holdRefresh(server)
  const late = backend.restore({ signal })
  await arrived
  await open().logout({ signal })
  release()
  expect(await late).toBeNull()
  expect(await storage.read(scope)).toBeUndefined()
})

test('a late refresh never overwrites what other tabs stored since', async () => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  await open().createGuestAccount!({ signal })
  const slow = open()
  const { arrived, release } = holdRefresh(server)
  const late = slow.restore({ signal })
  await arrived
  for (let tabs = 0; tabs < 3; tabs++) await open().restore({ signal })
  const newest = await storage.read(scope)
  server.between = async () => Response.json({ error: 'Scripted.', code: 'internal_error' }, { status: 500 })
  release()
  await expect(late).rejects.toMatchObject({ code: 'internal_error' })
  expect(await storage.read(scope)).toEqual(newest)
})

test('a logout while a session is being stored wins (fault 3)', async () => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  let backend = open()
  let loggedOut: Promise<void> | undefined
  const slow: typeof storage = {
    read: (key) => storage.read(key),
    async update(key, change) {
      const after = await storage.update(key, change)
      if (key === scope) loggedOut ??= backend.logout({ signal })
      await new Promise(setImmediate)
      return after
    },
  }
  backend = open({ storage: slow })
  await expect(backend.createGuestAccount!({ signal })).rejects.toMatchObject({ code: 'identity_changed' })
  await loggedOut
  expect(await storage.read(scope)).toBeUndefined()
  expect(await backend.restore({ signal })).toBeNull()
})

test('a second person in another tab is never taken for the first', async () => {
  const server = await testServer()
  const { open } = testBrowser(server)
  const [one, two] = [open(), open()]
  const ada = await one.createGuestAccount!({ signal })
  await two.logout({ signal })
  const email = 'grace@example.com'
  await two.sendCode!({ email, signal })
  const grace = await two.loginWithCode!({ email, code: codeIn(server.mails[0]!), signal })
  expect(grace.user.id).not.toBe(ada.user.id)

  vi.stubGlobal('BroadcastChannel', undefined)
  vi.advanceTimersByTime(10 * minute)
  await expect(one.getAccessToken({ signal })).rejects.toMatchObject({ code: 'identity_changed' })
  expect((await one.refreshUser({ signal })).user.id).toBe(grace.user.id)
})

test('a sign-out in another tab is noticed, and does not come back', async () => {
  const server = await testServer()
  const { open } = testBrowser(server)
  const [one, two] = [open(), open()]
  await one.createGuestAccount!({ signal })
  await two.restore({ signal })
  await two.logout({ signal })
  await expect(one.getGrants!({ signal })).rejects.toMatchObject({ code: 'session_revoked' })
  expect(await one.restore({ signal })).toBeNull()
})

test.each([
  ['refresh_token_reused', 401, true],
  ['refresh_token_expired', 401, true],
  ['session_revoked', 401, true],
  ['missing_or_invalid_token', 401, true],
  ['dpop_invalid', 401, false],
  ['token_invalid', 401, false],
  ['store_unavailable', 503, false],
  ['internal_error', 500, false],
  ['rate_limited', 429, false],
  ['origin_not_allowed', 403, false],
])('a refresh refused with %s (%i) signs out: %s', async (code, status, ends) => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  await open().createGuestAccount!({ signal })
  server.between = async () => Response.json({ error: 'Scripted.', code, retryable: false }, { status })
  await expect(open().restore({ signal })).rejects.toMatchObject({ code })
  expect((await storage.read(scope)) === undefined).toBe(ends)
})

test('a refresh token is worth nothing without the browser’s key (fault 33)', async () => {
  const server = await testServer()
  const { open, storage, scope } = testBrowser(server)
  await open().createGuestAccount!({ signal })
  const stolen = (await storage.read(scope)) as object
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  for (const thief of [
    { ...stolen, keys },
    { ...stolen, keys: null },
  ]) {
    const elsewhere = testBrowser(server)
    await elsewhere.storage.update(scope, () => thief)
    await expect(elsewhere.open().restore({ signal })).rejects.toMatchObject({ code: 'dpop_invalid' })
  }
  expect(await open().restore({ signal })).not.toBeNull()
})

/** Holds back the answer to the next refresh. */
function holdRefresh(server: TestServer) {
  let release = () => {}
  const arrived = new Promise<void>((resolve) => {
    server.between = async (request, next) => {
      const response = await next(request)
      if (!request.url.endsWith('/sessions')) return response
      server.between = (later, onward) => onward(later)
      await new Promise<void>((done) => {
        release = done
        resolve()
      })
      return response
    }
  })
  return { arrived, release: () => release() }
}

/** Delivers late, as channels between real tabs may. */
class SlowChannel extends BroadcastChannel {
  static readonly delay = 30
  override set onmessage(hear: (event: MessageEvent) => void) {
    super.onmessage = (event) => void setTimeout(() => hear(event), SlowChannel.delay)
  }
}

/** Dates every answer, as web servers do. */
function withDate(server: TestServer, ahead: () => number) {
  server.between = async (request, next) => {
    const response = await next(request)
    response.headers.set('date', new Date(Date.now() + ahead()).toUTCString())
    return response
  }
}

async function openTabs(count: number) {
  const server = await testServer()
  const { open } = testBrowser(server)
  const tabs = Array.from({ length: count }, () => open())
  await tabs[0]!.createGuestAccount!({ signal })
  for (const tab of tabs) await tab.restore({ signal })
  return { server, tabs }
}
