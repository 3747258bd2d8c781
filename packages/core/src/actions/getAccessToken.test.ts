import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf } from '../../../../tests/setup/tag.ts'
import { fails, fakeBackend } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import { getAccessToken } from './getAccessToken.ts'
import { logout } from './logout.ts'

test('is the backend’s token, or null when nobody is signed in, without asking', async () => {
  const asked = vi.fn(async () => 'a.b.c')
  await expect(
    getAccessToken((await openSession(fakeBackend({ user: ada, getAccessToken: asked }))).session),
  ).resolves.toBe('a.b.c')
  asked.mockClear()
  await expect(getAccessToken((await openSession(fakeBackend({ getAccessToken: asked }))).session)).resolves.toBeNull()
  expect(asked).not.toHaveBeenCalled()
})

test('a credential that is found bad while it is renewed signs out', async () => {
  const { session, state } = await openSession(
    fakeBackend({ user: ada, getAccessToken: fails('refresh_token_reused') }),
  )
  await expect(getAccessToken(session)).resolves.toBeNull()
  expect(state()).toMatchObject({ status: 'signedOut', error: { code: 'refresh_token_reused' } })
})

test('where it cannot be known who is there it is an error, not null', async () => {
  const { session } = await openSession(fakeBackend({ restore: fails('backend_unreachable') }))
  await expect(getAccessToken(session)).rejects.toMatchObject({ code: 'backend_unreachable' })
})

test('offline it is an error, and the person stays (fault 14)', async () => {
  const { session, state } = await openSession(fakeBackend({ user: ada, getAccessToken: fails('offline') }))
  await expect(getAccessToken(session)).rejects.toMatchObject({ code: 'offline' })
  expect(state().status).toBe('signedIn')
})

test('the token of one is never given to another, nor to nobody (fault 4)', async () => {
  const slow = deferred<string>()
  const { session } = await openSession(fakeBackend({ user: ada, getAccessToken: () => slow.promise }))
  const [first, second] = [getAccessToken(session), getAccessToken(session)]
  session.signIn('loginWithPasskey', session.begin(), { ...snapshotOf('bob'), isNewUser: false })
  slow.resolve('token of ada')
  await expect(first).rejects.toMatchObject({ code: 'identity_changed' })
  await logout(session)
  await expect(second).rejects.toMatchObject({ code: 'identity_changed' })
})

test('signing out meanwhile gives null', async () => {
  const slow = deferred<string>()
  const { session } = await openSession(fakeBackend({ user: ada, getAccessToken: () => slow.promise }))
  const token = getAccessToken(session)
  await logout(session)
  slow.resolve('token of ada')
  await expect(token).resolves.toBeNull()
})

test.each([42, undefined, {}, ['a']])('what is no token is a typed error: %j (fault 20)', async (answer) => {
  const { session } = await openSession(fakeBackend({ user: ada, getAccessToken: async () => answer as never }))
  await expect(getAccessToken(session)).rejects.toMatchObject({ code: 'backend_invalid' })
})
