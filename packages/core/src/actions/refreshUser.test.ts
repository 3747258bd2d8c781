import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { fails, fakeBackend, hangs } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { createSession } from '../session/createSession.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { delegateWallet } from './delegateWallet.ts'
import { logout } from './logout.ts'
import { refreshUser } from './refreshUser.ts'

afterEach(() => void vi.useRealTimers())

const adaLives = (script: Parameters<typeof fakeBackend>[0] = {}) => fakeBackend({ user: tag('ada'), ...script })

test('two at once are one request and one person (fault 2)', async () => {
  const asked = vi.fn(async () => snapshotOf('ada', 1))
  const { session } = await openSession(adaLives({ refreshUser: asked }))
  const [one, two] = await Promise.all([refreshUser(session), refreshUser(session)])
  expect(asked).toHaveBeenCalledOnce()
  expect(one).toBe(two)
})

test('resolves with the very object that is then in the state (fault 5)', async () => {
  const { session, state } = await openSession(adaLives({ refreshUser: async () => snapshotOf('ada', 7) }))
  const user = await refreshUser(session)
  expect(user.customMetadata).toEqual({ who: 'ada', moment: 7 })
  expect(state().user).toBe(user)
})

test('one that brings nothing new changes no reference and notifies nobody (fault 18)', async () => {
  const { session, states, state } = await openSession(
    adaLives({ refreshUser: async () => ({ ...structuredClone({ user: tag('ada') }), identityToken: null }) }),
  )
  const before = state()
  const notified = states.length
  expect(await refreshUser(session)).toBe(before.user)
  expect(state()).toBe(before)
  expect(states).toHaveLength(notified)
})

test('a slow one that began before a change never undoes it (fault 2)', async () => {
  const slow = deferred<SessionSnapshot>()
  const { session, state } = await openSession(adaLives({ refreshUser: () => slow.promise }))
  const refreshed = refreshUser(session)
  await delegateWallet(session, { address: ada.wallet!.address, chainType: 'ethereum' })
  slow.resolve(snapshotOf('ada'))
  expect((await refreshed).wallet?.delegated).toBe(true)
  expect(state().user?.wallet?.delegated).toBe(true)
})

test('after a change it asks anew, though an older one is still under way', async () => {
  const answers = [hangs(), Promise.resolve(snapshotOf('ada', 5))]
  const { session } = await openSession(adaLives({ refreshUser: () => answers.shift()! }))
  void refreshUser(session).catch(() => {})
  await delegateWallet(session, { address: ada.wallet!.address, chainType: 'ethereum' })
  expect((await refreshUser(session)).customMetadata).toEqual({ who: 'ada', moment: 5 })
})

test('signing out while it is under way: nobody comes back, and it rejects (fault 3)', async () => {
  const slow = deferred<SessionSnapshot>()
  const { session, state } = await openSession(adaLives({ refreshUser: () => slow.promise }))
  const refreshed = refreshUser(session)
  await logout(session)
  slow.resolve(snapshotOf('ada', 1))
  await expect(refreshed).rejects.toMatchObject({ code: 'identity_changed' })
  expect(state()).toMatchObject({ status: 'signedOut', user: null, identityToken: null, error: null })
})

test('an error that arrives after signing out leaves no trace (fault 3)', async () => {
  const slow = deferred<SessionSnapshot>()
  const { session, state } = await openSession(adaLives({ refreshUser: () => slow.promise }))
  const refreshed = refreshUser(session)
  session.signIn('loginWithPasskey', session.begin(), { ...snapshotOf('bob'), isNewUser: false })
  slow.reject(new LatchkeyError('session_revoked', 'Ada is gone.'))
  await expect(refreshed).rejects.toMatchObject({ code: 'identity_changed' })
  expect(state()).toMatchObject({ status: 'signedIn', user: { id: 'did:latchkey:bob' }, error: null })
})

test('signed out it is refused, without a request', async () => {
  const asked = vi.fn(hangs)
  const { session } = await openSession(fakeBackend({ refreshUser: asked }))
  await expect(refreshUser(session)).rejects.toMatchObject({ code: 'must_be_authenticated' })
  expect(asked).not.toHaveBeenCalled()
})

test('while it is being found out who is there, it waits', async () => {
  const restored = deferred<SessionSnapshot | null>()
  const session = createSession({
    backend: adaLives({ restore: () => restored.promise, refreshUser: async () => snapshotOf('ada', 3) }),
  })
  const refreshed = refreshUser(session)
  restored.resolve(snapshotOf('ada'))
  expect((await refreshed).customMetadata).toEqual({ who: 'ada', moment: 3 })
})

test('where the backend could not say who is there, it asks once more, and its error is the backend’s own', async () => {
  let reachable = false
  const { session } = await openSession(
    adaLives({ restore: () => (reachable ? Promise.resolve(snapshotOf('ada')) : fails('offline')()) }),
  )
  await expect(refreshUser(session)).rejects.toMatchObject({ code: 'offline', retryable: true })
  reachable = true
  await expect(refreshUser(session)).resolves.toMatchObject({ id: 'did:latchkey:ada' })
})

test.each<ErrorCode>(['offline', 'rate_limited', 'internal_error', 'token_invalid', 'timeout'])(
  '%s keeps the person, is in the state, and goes when something goes right (fault 14)',
  async (code) => {
    const answers = [fails(code), async () => snapshotOf('ada')]
    const { session, state } = await openSession(adaLives({ refreshUser: () => answers.shift()!() }))
    const { user } = state()
    await expect(refreshUser(session)).rejects.toMatchObject({ code })
    expect(state()).toMatchObject({ status: 'signedIn', user, error: { code } })
    await refreshUser(session)
    expect(state().error).toBeNull()
  },
)

test('a credential that was checked and found bad signs out, and is heard', async () => {
  const { session, state } = await openSession(adaLives({ refreshUser: fails('session_revoked') }))
  const heard = vi.fn()
  session.listen(heard)
  await expect(refreshUser(session)).rejects.toMatchObject({ code: 'session_revoked' })
  expect(state()).toMatchObject({ status: 'signedOut', user: null, error: { code: 'session_revoked' } })
  expect(heard.mock.calls).toEqual([[{ type: 'logout' }]])
})

test('whatever shape comes, it is a typed error and the person stays (fault 20)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (answer) => {
      const session = createSession({
        backend: adaLives({ refreshUser: async () => answer as never }),
        initialState: snapshotOf('ada'),
      })
      const { user } = session.store.getState()
      await expect(refreshUser(session)).rejects.toBeInstanceOf(LatchkeyError)
      expect(session.store.getState()).toMatchObject({ status: 'signedIn', error: { code: 'backend_invalid' } })
      expect(session.store.getState().user).toBe(user)
    }),
  )
})

test('a backend that never answers: a typed error within the deadline, and the person stays (fault 20)', async () => {
  vi.useFakeTimers()
  const session = createSession({ backend: adaLives({ refreshUser: hangs }), initialState: snapshotOf('ada') })
  const refreshed = expect(refreshUser(session)).rejects.toMatchObject({ code: 'timeout', retryable: true })
  await vi.advanceTimersByTimeAsync(30_000)
  await refreshed
  expect(session.store.getState().status).toBe('signedIn')
})

test('called from within a subscriber it neither hangs nor loops (fault 17)', async () => {
  let moment = 0
  const asked = vi.fn(async () => snapshotOf('ada', ++moment))
  const { session, state } = await openSession(adaLives({ refreshUser: asked }))
  const inner: Promise<unknown>[] = []
  const stop = session.store.subscribe(() => {
    if (inner.length < 3) inner.push(refreshUser(session))
  })
  await refreshUser(session)
  await Promise.all(inner)
  stop()
  expect(asked.mock.calls.length).toBeLessThanOrEqual(4)
  expect(state().status).toBe('signedIn')
})
