import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf } from '../../../../tests/setup/tag.ts'
import { fails, fakeBackend, hangs } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { createSession } from './createSession.ts'
import { restore } from './restore.ts'
import { startSession } from './startSession.ts'

afterEach(() => void vi.useRealTimers())

test('finds the person whom an earlier visit left, or nobody', async () => {
  expect((await openSession(fakeBackend({ user: ada }))).state()).toMatchObject({ status: 'signedIn', user: ada })
  expect((await openSession(fakeBackend())).state()).toMatchObject({ status: 'signedOut', user: null, error: null })
})

test('until then nothing looks signed out', async () => {
  const answer = deferred<SessionSnapshot | null>()
  const session = createSession({ backend: fakeBackend({ restore: () => answer.promise }) })
  const restored = restore(session)
  expect(session.store.getState()).toMatchObject({ status: 'restoring', user: undefined })
  answer.resolve(null)
  await restored
  expect(session.store.getState()).toMatchObject({ status: 'signedOut', user: null })
})

test('two who ask at once are one request', async () => {
  const asked = vi.fn(() => Promise.resolve(null))
  const session = createSession({ backend: fakeBackend({ restore: asked }) })
  await Promise.all([restore(session), restore(session)])
  expect(asked).toHaveBeenCalledOnce()
})

test('whatever shape comes, the person whom a server rendered stays, with a typed error (fault 20)', async () => {
  const shapes = fc.anything().filter((answer) => answer !== null)
  await fc.assert(
    fc.asyncProperty(shapes, async (answer) => {
      const session = createSession({
        backend: fakeBackend({ restore: async () => answer as never }),
        initialState: snapshotOf('ada'),
      })
      await restore(session)
      expect(session.store.getState()).toMatchObject({ status: 'signedIn', user: snapshotOf('ada').user })
      expect(session.store.getState().error).toBeInstanceOf(LatchkeyError)
    }),
  )
})

test.each<ErrorCode>(['missing_or_invalid_token', 'refresh_token_expired', 'refresh_token_reused', 'session_revoked'])(
  'a credential that was checked and found bad signs out: %s',
  async (code) => {
    const { state } = await openSession(fakeBackend({ restore: fails(code) }), { initialState: snapshotOf('ada') })
    expect(state()).toMatchObject({ status: 'signedOut', user: null, error: { code } })
  },
)

test.each<ErrorCode>([
  ...(['offline', 'backend_unreachable', 'backend_failed', 'rate_limited', 'store_unavailable', 'timeout'] as const),
  ...([
    'token_expired',
    'token_invalid',
    'dpop_invalid',
    'internal_error',
    'not_found',
    'invalid_credentials',
  ] as const),
])('nothing else does: %s keeps the person (fault 14)', async (code) => {
  const { state } = await openSession(fakeBackend({ restore: fails(code) }), { initialState: snapshotOf('ada') })
  expect(state()).toMatchObject({ status: 'signedIn', user: snapshotOf('ada').user, error: { code } })
})

test('a backend out of reach is asked again by itself until it answers, also when its error is the same each time', async () => {
  vi.useFakeTimers()
  const error = new LatchkeyError('backend_unreachable', 'Not now.', { retryable: true })
  const answers = vi.fn<() => Promise<SessionSnapshot>>(() => Promise.reject(error))
  const session = createSession({ backend: fakeBackend({ restore: answers }) })
  const stop = startSession(session)
  await vi.advanceTimersByTimeAsync(0)
  expect(session.store.getState()).toMatchObject({ status: 'unreachable', user: undefined, error })
  await vi.advanceTimersByTimeAsync(100_000)
  const soFar = answers.mock.calls.length
  expect(soFar).toBeGreaterThan(4)
  answers.mockResolvedValue(snapshotOf('ada'))
  await vi.advanceTimersByTimeAsync(31_000)
  expect(session.store.getState()).toMatchObject({ status: 'signedIn', error: null })
  await vi.advanceTimersByTimeAsync(100_000)
  expect(answers).toHaveBeenCalledTimes(soFar + 1)
  stop()
})

test('it is not asked before the moment that it named (fault 13)', async () => {
  vi.useFakeTimers()
  const retryAt = new Date(Date.now() + 60_000)
  const answers = vi.fn(() => Promise.reject(new LatchkeyError('rate_limited', 'Later.', { retryable: true, retryAt })))
  const stop = startSession(createSession({ backend: fakeBackend({ restore: answers }) }))
  await vi.advanceTimersByTimeAsync(59_999)
  expect(answers).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(answers).toHaveBeenCalledTimes(2)
  stop()
})

test('an absurd moment is capped (fault 13)', async () => {
  vi.useFakeTimers()
  const retryAt = new Date(8.64e15)
  const answers = vi.fn(() => Promise.reject(new LatchkeyError('rate_limited', 'Never.', { retryable: true, retryAt })))
  const stop = startSession(createSession({ backend: fakeBackend({ restore: answers }) }))
  await vi.advanceTimersByTimeAsync(599_999)
  expect(answers).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(answers).toHaveBeenCalledTimes(2)
  stop()
})

test('a backend that never answers is out of reach after its deadline (fault 20)', async () => {
  vi.useFakeTimers()
  const session = createSession({ backend: fakeBackend({ restore: hangs }) })
  const restored = restore(session)
  await vi.advanceTimersByTimeAsync(30_000)
  await restored
  expect(session.store.getState()).toMatchObject({ status: 'unreachable', error: { code: 'timeout' } })
})

test('an answer that somebody signing in or out overtook changes nothing (fault 3)', async () => {
  for (const late of [snapshotOf('ada'), null, 'nonsense', new LatchkeyError('session_revoked', 'Gone.')]) {
    const answer = deferred<SessionSnapshot | null>()
    const session = createSession({ backend: fakeBackend({ restore: () => answer.promise }) })
    const restored = restore(session)
    session.signOut({ asked: true })
    const before = session.store.getState()
    if (late instanceof Error) answer.reject(late)
    else answer.resolve(late as SessionSnapshot)
    await restored
    expect(session.store.getState()).toBe(before)
  }
})
