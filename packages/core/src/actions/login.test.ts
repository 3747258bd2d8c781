import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf } from '../../../../tests/setup/tag.ts'
import type { Backend } from '../backend/Backend.ts'
import { fails, fakeBackend } from '../backend/fakeBackend.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { createSession, type Session } from '../session/createSession.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { createGuestAccount } from './createGuestAccount.ts'
import { loginWithCode } from './loginWithCode.ts'
import { loginWithPasskey } from './loginWithPasskey.ts'
import { loginWithSiwe } from './loginWithSiwe.ts'
import { sendCode } from './sendCode.ts'
import { signupWithPasskey } from './signupWithPasskey.ts'

const ways = {
  signupWithPasskey: (session: Session) => signupWithPasskey(session, { name: 'Ada’s laptop' }),
  loginWithPasskey,
  loginWithCode: (session: Session) => loginWithCode(session, { email: 'ada@example.com', code: '123456' }),
  loginWithSiwe: (session: Session) => loginWithSiwe(session, { message: 'm', signature: '0xab', chainId: 'eip155:1' }),
  createGuestAccount,
}
type Way = keyof typeof ways
const names = Object.keys(ways) as Way[]

test.each(names)('%s signs in, says whether the person is new, and is heard', async (way) => {
  const { session, state } = await openSession(fakeBackend())
  const heard = vi.fn()
  session.listen(heard)
  const { user, isNewUser } = await ways[way](session)
  expect(isNewUser).toBe(true)
  expect(state()).toMatchObject({ status: 'signedIn', error: null })
  expect(state().user).toBe(user)
  await Promise.resolve()
  expect(heard.mock.calls).toEqual([[{ type: 'login', verb: way, user, isNewUser: true }]])
})

test.each(names)('%s that is refused leaves the state as it was, whoever is there', async (way) => {
  for (const initialState of [null, snapshotOf('ada')]) {
    const backend = fakeBackend({ restore: async () => initialState, [way]: fails('session_revoked') })
    const { session, state } = await openSession(backend, { initialState })
    const before = state()
    await expect(ways[way](session)).rejects.toMatchObject({ code: 'session_revoked' })
    expect(state()).toBe(before)
  }
})

test.each(names)('%s that the backend cannot do is a capability that is missing', async (way) => {
  const backend: Partial<Backend> = fakeBackend()
  delete backend[way]
  const { session } = await openSession(backend as Backend)
  await expect(ways[way](session)).rejects.toMatchObject({
    code: 'capability_missing',
    message: expect.stringContaining(way),
  })
})

test('whatever shape comes, it is a typed error and nobody is signed in (fault 20)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (answer) => {
      const session = createSession({ backend: fakeBackend({ loginWithPasskey: async () => answer as never }) })
      await expect(loginWithPasskey(session)).rejects.toMatchObject({ code: 'backend_invalid' })
      expect(session.store.getState().status).toBe('signedOut')
    }),
  )
})

test('one that says nothing of being new is not new', async () => {
  const { session } = await openSession(fakeBackend({ loginWithPasskey: async () => snapshotOf('ada') as never }))
  await expect(loginWithPasskey(session)).resolves.toMatchObject({ isNewUser: false })
})

test('somebody else signs in: every part changes at once, and the epoch says so (fault 4)', async () => {
  const { session, states } = await openSession(
    fakeBackend({
      restore: async () => snapshotOf('ada'),
      loginWithPasskey: async () => ({ ...snapshotOf('bob'), isNewUser: false }),
    }),
  )
  const before = states.length
  await loginWithPasskey(session)
  expect(states.slice(before)).toEqual([
    expect.objectContaining({ user: snapshotOf('bob').user, identityToken: 'token-of-bob', epoch: 1 }),
  ])
})

test('of two at once the first to answer is in, the other is told', async () => {
  const slow = deferred<never>()
  const { session, state } = await openSession(fakeBackend({ loginWithPasskey: () => slow.promise }))
  const late = loginWithPasskey(session)
  await createGuestAccount(session)
  await expect(late).rejects.toMatchObject({ code: 'identity_changed' })
  expect(state().status).toBe('signedIn')
})

test('it waits while it is being found out who is there, and is not disturbed by learning that nobody is', async () => {
  const restored = deferred<SessionSnapshot | null>()
  const session = createSession({ backend: fakeBackend({ restore: () => restored.promise }) })
  const signingIn = loginWithPasskey(session)
  restored.resolve(null)
  await expect(signingIn).resolves.toMatchObject({ isNewUser: true })
})

test('a backend out of reach that comes back and finds nobody does not end a sign-in under way', async () => {
  const answers = [fails('offline')(), Promise.resolve(null)]
  answers[0]!.catch(() => {})
  const asked = deferred<Awaited<ReturnType<NonNullable<Backend['loginWithPasskey']>>>>()
  const { session, state } = await openSession(
    fakeBackend({ restore: () => answers.shift()!, loginWithPasskey: () => asked.promise }),
  )
  expect(state().status).toBe('unreachable')
  const signingIn = loginWithPasskey(session)
  const { restore } = await import('../session/restore.ts')
  await restore(session)
  expect(state().status).toBe('signedOut')
  asked.resolve({ ...snapshotOf('ada'), isNewUser: false })
  await expect(signingIn).resolves.toMatchObject({ user: { id: 'did:latchkey:ada' } })
})

test('to mail a code signs nobody in, and its refusal is typed', async () => {
  const { session, state } = await openSession(fakeBackend())
  const before = state()
  await expect(sendCode(session, { email: 'ada@example.com' })).resolves.toBeUndefined()
  const refused = await openSession(fakeBackend({ sendCode: () => Promise.reject(new Error('smtp')) }))
  await expect(sendCode(refused.session, { email: 'ada@example.com' })).rejects.toBeInstanceOf(LatchkeyError)
  expect(state()).toBe(before)
})
