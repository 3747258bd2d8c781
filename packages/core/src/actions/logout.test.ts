import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { fails, fakeBackend, hangs } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import { createSession } from '../session/createSession.ts'
import { restore } from '../session/restore.ts'
import type { LoginResult } from '../types/SessionSnapshot.ts'
import { loginWithPasskey } from './loginWithPasskey.ts'
import { logout } from './logout.ts'

afterEach(() => void vi.useRealTimers())

test('signs out at once, and for good when it resolves', async () => {
  const { session, state } = await openSession(fakeBackend({ user: ada }))
  const left = logout(session)
  expect(state()).toMatchObject({ status: 'signedOut', user: null, identityToken: null })
  await left
  expect(state().status).toBe('signedOut')
  await expect(session.backend.restore({ signal: new AbortController().signal })).resolves.toBeNull()
})

test.each([
  ['refuses', fails('offline')],
  [
    'throws',
    () => {
      throw new Error('broken')
    },
  ],
])('a backend that %s cannot keep a person signed in; the error is heard', async (_, refusal) => {
  const { session, state } = await openSession(fakeBackend({ user: ada, logout: refusal }))
  const heard = vi.fn()
  session.listen(heard)
  await expect(logout(session)).resolves.toBeUndefined()
  expect(state()).toMatchObject({ status: 'signedOut', user: null })
  await Promise.resolve()
  expect(heard.mock.calls.map(([{ type }]) => type)).toEqual(['logout', 'error'])
})

test('a backend that never answers neither (fault 20)', async () => {
  vi.useFakeTimers()
  const session = createSession({ backend: fakeBackend({ logout: hangs }), initialState: snapshotOf('ada') })
  const left = logout(session)
  await vi.advanceTimersByTimeAsync(30_000)
  await left
  expect(session.store.getState().status).toBe('signedOut')
})

test('a sign-in under way is given up: it rejects, the backend hears so, and nobody is signed in (fault 3)', async () => {
  const answer = deferred<LoginResult>()
  let heard: AbortSignal | undefined
  const { session, state } = await openSession(
    fakeBackend({
      loginWithPasskey: ({ signal }) => {
        heard = signal
        return answer.promise
      },
    }),
  )
  const signingIn = loginWithPasskey(session)
  await vi.waitUntil(() => heard)
  await logout(session)
  answer.resolve({ ...snapshotOf('ada'), isNewUser: false })
  await expect(signingIn).rejects.toMatchObject({ code: 'identity_changed' })
  expect(heard?.aborted).toBe(true)
  expect(state()).toMatchObject({ status: 'signedOut', user: null })
})

test('a sign-in that begins while the backend is still ending the last session stands', async () => {
  const slow = deferred<void>()
  const { session, state } = await openSession(
    fakeBackend({
      user: ada,
      logout: () => slow.promise,
      loginWithPasskey: async () => ({ ...snapshotOf('bob'), isNewUser: false }),
    }),
  )
  const left = logout(session)
  await loginWithPasskey(session)
  slow.resolve()
  await left
  expect(state()).toMatchObject({ status: 'signedIn', user: { id: 'did:latchkey:bob' } })
})

test('who was found again meanwhile, because the backend had not ended it yet, is gone when it resolves (fault 3)', async () => {
  const slow = deferred<void>()
  const { session, state } = await openSession(
    fakeBackend({ user: ada, restore: async () => snapshotOf('ada'), logout: () => slow.promise }),
  )
  const left = logout(session)
  session.forget()
  await restore(session)
  expect(state().status).toBe('signedIn')
  slow.resolve()
  await left
  expect(state()).toMatchObject({ status: 'signedOut', user: null })
})

test('who is still being found again when it resolves does not come back (fault 3)', async () => {
  const [ended, found] = [deferred<void>(), deferred<ReturnType<typeof snapshotOf>>()]
  const answers = [Promise.resolve(snapshotOf('ada')), found.promise]
  const { session, state } = await openSession(
    fakeBackend({ restore: () => answers.shift()!, logout: () => ended.promise }),
  )
  const left = logout(session)
  const restored = restore(session)
  ended.resolve()
  await left
  found.resolve(snapshotOf('ada'))
  await restored
  expect(state()).toMatchObject({ status: 'signedOut', user: null })
})

test('signed out already, it is quiet', async () => {
  const { session, state } = await openSession(fakeBackend({ user: tag('ada') }))
  await logout(session)
  const heard = vi.fn()
  session.listen(heard)
  await logout(session)
  await Promise.resolve()
  expect(heard).not.toHaveBeenCalled()
  expect(state().status).toBe('signedOut')
})
