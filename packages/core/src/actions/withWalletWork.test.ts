import { expect, test, vi } from 'vitest'
import { ada, fakeBackend } from '../fake.ts'
import { createSession } from '../session/createSession.ts'
import { revokeWallets } from './revokeWallets.ts'

function setUp() {
  const revoke = vi.fn(async () => ({ user: ada, identityToken: null, results: [] }))
  const session = createSession({
    backend: fakeBackend({ user: ada, revokeWallets: revoke }),
    initialState: { user: ada, identityToken: null },
  })
  return { session, revoke }
}

test('who signs out while the first call is still loading is asked for nothing (fault 4)', async () => {
  const { session, revoke } = setUp()
  const late = revokeWallets(session)
  session.signOut({ asked: true })
  await expect(late).rejects.toMatchObject({ code: 'identity_changed' })
  expect(revoke).not.toHaveBeenCalled()
})

test('once it is loaded, a call goes out in the very moment in which it is made', async () => {
  await revokeWallets(setUp().session)
  const { session, revoke } = setUp()
  const answer = revokeWallets(session)
  expect(revoke).toHaveBeenCalledOnce()
  await answer
})
