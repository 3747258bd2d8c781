import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { fails, fakeBackend, hangs } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { createSession } from './createSession.ts'
import { startSession } from './startSession.ts'

let page: EventTarget
beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('window', page)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const pageShow = (persisted: boolean) => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }))

test('a page that comes back from the cache hides the person at once, then finds out again (fault 8)', async () => {
  const answers = [Promise.resolve(snapshotOf('ada')), Promise.resolve(null)]
  const { session, states, state } = await openSession(fakeBackend({ restore: () => answers.shift()! }))
  expect(state().user?.id).toBe('did:latchkey:ada')
  pageShow(true)
  expect(state()).toMatchObject({ status: 'restoring', user: undefined, identityToken: null })
  await vi.waitUntil(() => state().status === 'signedOut')
  expect(states.slice(states.length - 2).map(({ user }) => user)).toEqual([undefined, null])
  expect(session.flights.size).toBe(0)
})

test('a page that is shown for the first time asks nothing', async () => {
  const restore = vi.fn(() => Promise.resolve(snapshotOf('ada')))
  const { state } = await openSession(fakeBackend({ restore }))
  const before = state()
  pageShow(false)
  expect(state()).toBe(before)
  expect(restore).toHaveBeenCalledOnce()
})

test('an answer from before the page slept is dropped (fault 8)', async () => {
  const slept = deferred<SessionSnapshot>()
  const { session, state } = await openSession(fakeBackend({ user: ada, refreshUser: () => slept.promise }))
  const { refreshUser } = await import('../actions/refreshUser.ts')
  const refreshed = refreshUser(session)
  await Promise.resolve()
  pageShow(true)
  slept.resolve(snapshotOf('bob'))
  await expect(refreshed).rejects.toMatchObject({ code: 'identity_changed' })
  await vi.waitUntil(() => state().status === 'signedIn')
  expect(state().user?.id).toBe(ada.id)
})

test('a connection that returns asks a backend that was out of reach (fault 14)', async () => {
  let reachable = false
  const restore = vi.fn(() => (reachable ? Promise.resolve(snapshotOf('ada')) : fails('offline')()))
  const { state } = await openSession(fakeBackend({ restore }))
  expect(state().status).toBe('unreachable')
  reachable = true
  page.dispatchEvent(new Event('online'))
  await vi.waitUntil(() => state().status === 'signedIn')
  page.dispatchEvent(new Event('online'))
  expect(restore).toHaveBeenCalledTimes(2)
})

test('news from the backend are read, once for all that come meanwhile', async () => {
  let hear = () => {}
  let moment = 0
  const refreshUser = vi.fn(async () => snapshotOf('ada', moment))
  const backend = fakeBackend({ user: tag('ada'), refreshUser, subscribe: (listener) => ((hear = listener), () => {}) })
  const { session, state } = await openSession(backend)
  moment = 1
  for (let times = 0; times < 50; times++) hear()
  moment = 2
  hear()
  await vi.waitUntil(() => session.flights.size === 0 && state().user?.customMetadata?.['moment'] === 2)
  expect(refreshUser.mock.calls.length).toBeLessThanOrEqual(2)
})

test('news that a read under way missed are read after it (fault 5)', async () => {
  let hear = () => {}
  const first = deferred<SessionSnapshot>()
  const answers = [first.promise, Promise.resolve(snapshotOf('ada', 2))]
  const backend = fakeBackend({
    user: tag('ada'),
    refreshUser: () => answers.shift()!,
    subscribe: (listener) => ((hear = listener), () => {}),
  })
  const { state } = await openSession(backend)
  hear()
  hear()
  first.resolve(snapshotOf('ada', 1))
  await vi.waitUntil(() => state().user?.customMetadata?.['moment'] === 2)
  expect(answers).toEqual([])
})

test.each([
  [
    'throws',
    () => {
      throw new Error('no news')
    },
  ],
  ['gives back no function', () => 'nothing'],
  [
    'gives back what throws',
    () => () => {
      throw new Error('cannot stop')
    },
  ],
])('a backend whose subscribe %s still works (fault 20)', async (_, subscribe) => {
  const { state, stop } = await openSession(fakeBackend({ user: ada, subscribe: subscribe as never }))
  expect(state().status).toBe('signedIn')
  expect(stop).not.toThrow()
})

test('to stop leaves no listener, timer, channel or subscription, a thousand times over (faults 6, 19)', () => {
  vi.useFakeTimers()
  const listeners = new Map<string, number>()
  const count = (type: string, by: number) => listeners.set(type, (listeners.get(type) ?? 0) + by)
  vi.stubGlobal('window', {
    addEventListener: (type: string) => count(type, 1),
    removeEventListener: (type: string) => count(type, -1),
  })
  let channels = 0
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor() {
        channels++
      }
      close() {
        channels--
      }
    },
  )
  let subscriptions = 0
  const subscribe = () => {
    subscriptions++
    return () => void subscriptions--
  }
  const backend = fakeBackend({ scope: 'app', subscribe, restore: fails('offline') })
  for (let times = 0; times < 1_000; times++) startSession(createSession({ backend }))()
  expect([...listeners.keys()].sort()).toEqual(['online', 'pageshow'])
  expect([...listeners.values()]).toEqual([0, 0])
  expect({ channels, subscriptions }).toEqual({ channels: 0, subscriptions: 0 })
  vi.clearAllTimers()
})

test('after it stopped nothing is asked any more (fault 19)', async () => {
  vi.useFakeTimers()
  let hear = () => {}
  const restore = vi.fn(fails('offline'))
  const refreshUser = vi.fn(hangs)
  const session = createSession({
    backend: fakeBackend({ restore, refreshUser, subscribe: (listener) => ((hear = listener), () => {}) }),
    initialState: snapshotOf('ada'),
  })
  const stop = startSession(session)
  await vi.advanceTimersByTimeAsync(0)
  stop()
  hear()
  pageShow(true)
  page.dispatchEvent(new Event('online'))
  session.forget()
  await vi.advanceTimersByTimeAsync(100_000)
  expect(restore).toHaveBeenCalledOnce()
  expect(refreshUser).not.toHaveBeenCalled()
})

test('stopped while out of reach, it does not try again (fault 19)', async () => {
  vi.useFakeTimers()
  const restore = vi.fn(fails('offline'))
  const stop = startSession(createSession({ backend: fakeBackend({ restore }) }))
  stop()
  await vi.advanceTimersByTimeAsync(100_000)
  expect(restore).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})

test('started twice on one state, as StrictMode does, it asks once (fault 6)', async () => {
  const restore = vi.fn(() => Promise.resolve(snapshotOf('ada')))
  const session = createSession({ backend: fakeBackend({ restore }) })
  startSession(session)()
  const stop = startSession(session)
  await vi.waitUntil(() => session.store.getState().status === 'signedIn')
  expect(restore).toHaveBeenCalledOnce()
  stop()
})

test('a place without a window, or whose window has no events, is fine', async () => {
  for (const window of [undefined, {}]) {
    vi.stubGlobal('window', window)
    const { state, stop } = await openSession(fakeBackend({ user: ada }))
    expect(state().status).toBe('signedIn')
    stop()
  }
})
