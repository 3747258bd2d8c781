import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { tag } from '../../../../tests/setup/tag.ts'
import { delegateWallet } from '../actions/delegateWallet.ts'
import { loginWithPasskey } from '../actions/loginWithPasskey.ts'
import { logout } from '../actions/logout.ts'
import { revokeWallets } from '../actions/revokeWallets.ts'
import type { Backend } from '../backend/Backend.ts'
import { fakeBackend } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import { joinTabs } from './tabs.ts'

afterEach(() => vi.unstubAllGlobals())

let apps = 0
/** Two tabs of one browser: each its own session, both over what the browser stores. */
async function twoTabs(script: Parameters<typeof fakeBackend>[0] = {}) {
  const backend: Backend = fakeBackend({ user: ada, scope: `app-${++apps}`, ...script })
  const [here, there] = [await openSession(backend), await openSession(backend)]
  return { here, there, backend }
}
const grant = { address: ada.wallet!.address, chainType: 'ethereum' as const }

test('server access given and ended in one tab shows in the other (fault 15)', async () => {
  const { here, there } = await twoTabs()
  await delegateWallet(here.session, grant)
  await vi.waitUntil(() => there.state().user?.wallet?.delegated)
  await revokeWallets(there.session)
  await vi.waitUntil(() => here.state().user?.wallet?.delegated === false)
})

test('signing out in one tab signs out the other, before the backend has even answered (fault 15)', async () => {
  const slow = deferred<void>()
  const { here, there } = await twoTabs({ logout: () => slow.promise, restore: async () => null })
  for (const { session } of [here, there])
    session.signIn('loginWithPasskey', session.begin(), { user: ada, identityToken: null, isNewUser: false })
  const left = logout(here.session)
  await vi.waitUntil(() => there.state().status === 'signedOut')
  slow.resolve()
  await left
})

test('who was found again while the other tab was leaving is gone once it has left (fault 3)', async () => {
  const { here, there } = await twoTabs()
  const seen: (string | undefined)[] = []
  there.session.store.subscribe(({ user }) => seen.push(user?.id))
  await logout(here.session)
  await vi.waitUntil(() => there.state().status === 'signedOut' && there.session.flights.size === 0)
  expect(seen.at(-1)).toBeUndefined()
  expect(here.state()).toMatchObject({ status: 'signedOut', user: null })
})

test('signing in in one tab signs in the other; meanwhile it shows nobody, and never the person before', async () => {
  const { here, there } = await twoTabs({
    user: tag('ada'),
    loginWithPasskey: async () => ({ user: tag('bob'), identityToken: null, isNewUser: false }),
  })
  await vi.waitUntil(() => there.state().user)
  const seen: unknown[] = []
  there.session.store.subscribe(({ user }) => seen.push(user?.id))
  await loginWithPasskey(here.session)
  await vi.waitUntil(() => seen.length >= 2)
  expect(seen[0]).toBeUndefined()
})

test('tabs of another app hear nothing (fault 19)', async () => {
  const { here } = await twoTabs()
  const { there } = await twoTabs()
  const before = there.state()
  await logout(here.session)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(there.state()).toBe(before)
})

test('what is no message of ours is not heard', async () => {
  const hear = vi.fn()
  const listening = joinTabs('app', hear)
  const speaking = joinTabs('app', () => {})
  for (const noise of ['', 'toString', 'CHANGED', 7, null, { type: 'signedOut' }, ['signedOut']])
    speaking.tell(noise as never)
  speaking.tell('changed')
  await vi.waitUntil(() => hear.mock.calls.length)
  expect(hear.mock.calls).toEqual([['changed']])
  listening.leave()
  speaking.leave()
})

test.each([
  ['is absent', undefined],
  [
    'is refused',
    class {
      constructor() {
        throw new DOMException('no', 'SecurityError')
      }
    },
  ],
])('where the channel %s, tabs keep to themselves (fault 11)', async (_, BroadcastChannel) => {
  vi.stubGlobal('BroadcastChannel', BroadcastChannel)
  const { here, there } = await twoTabs()
  await logout(here.session)
  expect(here.state().status).toBe('signedOut')
  expect(there.state().status).toBe('signedIn')
})

test('a tab that has left is not told, and tells nobody', async () => {
  const { here, there } = await twoTabs()
  here.stop()
  await logout(here.session)
  expect(there.state().status).toBe('signedIn')
})
