import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { refreshUser } from '../../../core/src/actions/refreshUser.ts'
import { LatchkeyError } from '@latchkey/core'
import { listen } from './listen.ts'
import type { Passkeys } from './Passkeys.ts'
import { askToSign, signal, testBrowser, testServer, type TestServer } from '../testServer.test.kit.ts'
import { webLocks } from '../webLocks.test.kit.ts'

afterEach(() => vi.unstubAllGlobals())

/** Nothing is waited for but what is expected to come. */
const soon = { timeout: 10_000, interval: 5 }
const streams = ({ requests }: TestServer) => requests.filter((each) => each === 'GET /events').length
const reads = ({ requests }: TestServer) => requests.filter((each) => each === 'GET /users/me').length

/** A browser with its first screen on, which hears. Tabs know each other by the server's address, so each device has it under another one. */
async function openDevice(server: TestServer, { hears = true, passkey }: { hears?: boolean; passkey?: Passkeys } = {}) {
  const url = `http://${crypto.randomUUID()}.test`
  const browser = testBrowser(server)
  const backend = browser.open({ url, ...(passkey && { passkeys: passkey }) })
  if (passkey) await backend.loginWithPasskey!({ signal })
  else await backend.signupWithPasskey!({ signal })
  const [streamsBefore, readsBefore] = [streams(server), reads(server)]
  const device = { ...(await openSession(backend)), browser, backend, url }
  if (hears)
    await vi.waitFor(() => {
      expect(streams(server)).toBeGreaterThan(streamsBefore)
      expect(reads(server)).toBeGreaterThan(readsBefore + 1) // restoring reads once, the stream that stands once more
      expect(device.session.flights.size).toBe(0)
    }, soon)
  return device
}

test('a grant, its use and its end on one device are on the other’s screen without being asked for', async () => {
  const server = await testServer()
  const here = await openDevice(server)
  const there = await openDevice(server, { passkey: here.browser.passkey })
  const seen = () => there.state().user?.wallet
  const made = await here.backend.createWallet!({ chainType: 'ethereum', signal })
  const { address, id } = made.user.wallet!
  await vi.waitFor(() => expect(seen()).toMatchObject({ address, delegated: false }), soon)
  await here.backend.delegateWallet!({ address, chainType: 'ethereum', signal })
  await vi.waitFor(() => expect(seen()).toMatchObject({ delegated: true, delegation: { lastUsedAt: null } }), soon)
  await askToSign(server.handle, { walletId: id!, message: 'Hello' })
  await vi.waitFor(() => expect(seen()?.delegation?.lastUsedAt).toBeInstanceOf(Date), soon)
  await here.backend.revokeWallets!({ signal })
  await vi.waitFor(() => expect(seen()).toMatchObject({ address, delegated: false }), soon)
})

test('two tabs of one browser hear of it by one stream (fault 1)', async () => {
  vi.stubGlobal('navigator', { locks: webLocks() })
  const server = await testServer()
  const here = await openDevice(server)
  const tab = await openSession(here.browser.open({ url: here.url }))
  await server.store.users.setCustomMetadata(here.state().user!.id, { told: 'both' })
  for (const each of [here, tab])
    await vi.waitFor(() => expect(each.state().user?.customMetadata).toEqual({ told: 'both' }), soon)
  expect(streams(server)).toBe(1)
  here.stop()
  await vi.waitFor(() => expect(streams(server)).toBe(2), soon)
  await server.store.users.setCustomMetadata(here.state().user!.id, { told: 'one' })
  await vi.waitFor(() => expect(tab.state().user?.customMetadata).toEqual({ told: 'one' }), soon)
})

test('who is signed out from another device is signed out here, by the way of every refused credential (fault 15)', async () => {
  const server = await testServer()
  const here = await openDevice(server)
  const there = await openDevice(server, { passkey: here.browser.passkey })
  const devices = await there.backend.listDevices!({ signal })
  expect(devices.map(({ current }) => current)).toEqual([true, false])
  const [own, other] = devices
  expect(await there.backend.signOutDevices!({ deviceId: other!.id, signal })).toEqual([own])
  await vi.waitFor(() => expect(here.state()).toMatchObject({ status: 'signedOut', user: null }), soon)
  expect(here.state().error?.code).toBe('session_revoked')
  const asked = server.requests.length
  expect(await here.session.backend.restore({ signal })).toBeNull()
  expect(server.requests.length).toBe(asked)
  expect(there.state().status).toBe('signedIn')
  expect(await there.backend.listDevices!({ signal })).toEqual([own])
})

test('what happened while no stream stood is read once one stands again', async () => {
  const server = await testServer()
  const here = await openDevice(server)
  let up = false
  const tried = vi.fn()
  server.between = async (request, next) => {
    if (up) return next(request)
    tried()
    throw new TypeError('Failed to fetch')
  }
  here.stop()
  const again = await openSession(here.backend, { initialState: { user: here.state().user!, identityToken: null } })
  await vi.waitFor(() => expect(tried).toHaveBeenCalled(), soon)
  await server.store.users.setCustomMetadata(here.state().user!.id, { told: 'late' })
  up = true
  await vi.waitFor(() => expect(again.state().user?.customMetadata).toEqual({ told: 'late' }), soon)
})

test.each([
  ['a server of before', () => Response.json({ error: 'Nothing answers here.', code: 'not_found' }, { status: 404 })],
  ['a page for people in its place', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
])('%s tells of nothing, and all is as it was without (fault 14)', async (_, answer) => {
  const server = await testServer()
  server.between = async (request, next) => (request.url.endsWith('/events') ? answer() : next(request))
  const here = await openDevice(server, { hears: false })
  await vi.waitFor(() => expect(streams(server)).toBe(1), soon)
  expect((await refreshUser(here.session)).id).toBe(here.state().user!.id)
  expect(here.state()).toMatchObject({ status: 'signedIn', error: null })
})

test.each([
  ['has no events', () => Promise.reject(new LatchkeyError('not_found', 'Nothing answers here.'))],
  ['shows a page', async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
])('who %s is asked once (fault 14)', async (_, answer) => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const openEvents = vi.fn(answer)
  const stop = new AbortController()
  const listening = listen(
    { options: { scope: 'nothing' }, untilUsed: async () => false, openEvents } as never,
    () => {},
    stop.signal,
  )
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(openEvents).toHaveBeenCalledOnce()
  stop.abort()
  await listening
})

test('nothing is opened while nobody is signed in, and the stream ends with the sign-out', async () => {
  const server = await testServer()
  const left = vi.fn()
  server.between = async (request, next) => {
    if (request.url.endsWith('/events')) request.signal.addEventListener('abort', left)
    return next(request)
  }
  const nobody = await openSession(testBrowser(server).open())
  const here = await openDevice(server)
  expect(streams(server)).toBe(1)
  here.session.signOut({ asked: true })
  await vi.waitFor(() => expect(left).toHaveBeenCalledOnce(), soon)
  expect(nobody.state().status).toBe('signedOut')
})

test('a page that is not seen holds no stream; seen again, it opens one and reads what it missed', async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('document', page)
  const see = (visibilityState: 'visible' | 'hidden') => {
    page.visibilityState = visibilityState
    page.dispatchEvent(new Event('visibilitychange'))
  }
  const server = await testServer()
  const left = vi.fn()
  server.between = async (request, next) => {
    if (request.url.endsWith('/events')) request.signal.addEventListener('abort', left)
    return next(request)
  }
  const here = await openDevice(server)
  see('hidden')
  await vi.waitFor(() => expect(left).toHaveBeenCalledOnce(), soon)
  await server.store.users.setCustomMetadata(here.state().user!.id, { told: 'late' })
  expect(here.state().user?.customMetadata).toEqual({})
  see('visible')
  await vi.waitFor(() => expect(here.state().user?.customMetadata).toEqual({ told: 'late' }), soon)
  expect(streams(server)).toBe(2)
})

test('a stream that breaks in the middle is opened again, and what it missed is read (fault 14)', async () => {
  const server = await testServer()
  const broken: ReadableStreamDefaultController<Uint8Array>[] = []
  server.between = async (request, next) => {
    const answer = await next(request)
    if (!request.url.endsWith('/events')) return answer
    const reader = answer.body!.getReader()
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => void broken.push(stream),
      async pull(stream) {
        const { value } = await reader.read()
        if (value) stream.enqueue(value)
      },
    })
    return new Response(body, answer)
  }
  const here = await openDevice(server)
  const { id } = here.state().user!
  // One whose changes it hears no more, and whose connection then breaks.
  const [stream] = broken
  stream!.error(new TypeError('terminated'))
  await server.store.users.setCustomMetadata(id, { told: 'late' })
  await vi.waitFor(() => expect(here.state().user?.customMetadata).toEqual({ told: 'late' }), soon)
  expect(here.state()).toMatchObject({ status: 'signedIn', error: null })
  expect(broken).toHaveLength(2)
})

test('what keeps the events to itself on their way costs nothing but them (fault 14)', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let opened = 0
  const hear = vi.fn()
  const stop = new AbortController()
  const kept = new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
  const connection = {
    options: { scope: 'kept' },
    untilUsed: async () => false,
    openEvents: async () => (opened++, kept.clone()),
  }
  const listening = listen(connection as never, hear, stop.signal)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(opened).toBeLessThan(30)
  expect(hear).not.toHaveBeenCalled()
  stop.abort()
  await listening
  expect(vi.getTimerCount()).toBe(0)
})

test('a server that says when to come again is not asked before (fault 13)', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const retryAt = new Date(Date.now() + 100_000)
  const openEvents = vi.fn(() => Promise.reject(new LatchkeyError('rate_limited', 'Too many.', { retryAt })))
  const stop = new AbortController()
  const listening = listen(
    { options: { scope: 'busy' }, untilUsed: async () => false, openEvents } as never,
    () => {},
    stop.signal,
  )
  await vi.advanceTimersByTimeAsync(99_000)
  expect(openEvents).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(openEvents.mock.calls.length).toBeGreaterThan(1)
  stop.abort()
  await listening
})
