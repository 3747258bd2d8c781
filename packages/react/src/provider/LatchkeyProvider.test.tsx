import { fakeBackend, fails, hangs, ada } from '@latchkey/core/fake'
import type { Backend } from '@latchkey/core'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { mountHook, settle } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useCapabilities } from '../hooks/useCapabilities.ts'
import { useGrants } from '../hooks/useGrants.ts'
import { useHeadlessDelegatedActions } from '../hooks/useHeadlessDelegatedActions.ts'
import { useIdentityToken } from '../hooks/useIdentityToken.ts'
import { useLogin } from '../hooks/useLogin.ts'
import { useLogout } from '../hooks/useLogout.ts'
import { usePrivy } from '../hooks/usePrivy.ts'
import { usePrivyUser } from '../hooks/usePrivyUser.ts'
import { useRevokeWallets } from '../hooks/useRevokeWallets.ts'
import { useUser } from '../hooks/useUser.ts'
import { useWallets } from '../hooks/useWallets.ts'
import { LatchkeyProvider } from './LatchkeyProvider.tsx'

const useEverything = () => ({
  privy: usePrivy(),
  privyUser: usePrivyUser(),
  user: useUser(),
  wallets: useWallets(),
  token: useIdentityToken(),
  actions: useHeadlessDelegatedActions(),
  login: useLogin(),
  logout: useLogout(),
  grants: useGrants(),
  revoke: useRevokeWallets(),
  capabilities: useCapabilities(),
})

test('outside a provider reading is "not ready" and calling is refused, however often', async () => {
  const { result } = renderHook(useEverything)
  const looks = () => {
    const { privy, privyUser, user, wallets, token, grants, login } = result.current
    expect(privy).toMatchObject({ ready: false, authenticated: false, user: undefined, error: null })
    expect([privyUser, user.user, token.identityToken, grants.data]).toEqual([undefined, undefined, null, undefined])
    expect(wallets).toEqual({ ready: false, wallets: [] })
    expect(login.loginMethods).toEqual([])
  }
  looks()
  const { privy, user, actions, login, logout } = result.current
  const calls = [
    () => privy.logout(),
    () => privy.getAccessToken(),
    () => privy.createWallet(),
    () => privy.signMessage({ address: '0xA', message: 'm' }),
    () => user.refreshUser(),
    () => actions.delegateWallet({ address: '0xA', chainType: 'ethereum' }),
    () => actions.revokeWallets(),
    () => login.loginWithPasskey(),
    () => login.createGuestAccount(),
    () => logout.logout(),
  ]
  for (const call of [...calls, ...calls]) await expect(call()).rejects.toMatchObject({ code: 'provider_missing' })
  looks()
})

test('until it is known who is there nothing looks signed out', async () => {
  const { values, ready } = mountHook(usePrivy, fakeBackend({ user: ada, latency: 5 }))
  await ready()
  const first = values.findIndex((value) => value.ready)
  for (const value of values.slice(0, first)) expect(value).toMatchObject({ authenticated: false, user: undefined })
  for (const value of values.slice(first)) expect(value).toMatchObject({ authenticated: true, user: ada })
})

test('nobody there is null, and only then', async () => {
  const { values, ready, current } = mountHook(usePrivy, fakeBackend({ latency: 5 }))
  await ready()
  expect(current()).toMatchObject({ ready: true, authenticated: false, user: null, error: null })
  expect(values[0]).toMatchObject({ ready: false, user: undefined })
})

test('a backend that cannot be reached is an error state, not a dead app and not "signed out"', async () => {
  const { ready, current } = mountHook(usePrivy, fakeBackend({ restore: fails('backend_unreachable') }))
  await ready()
  expect(current()).toMatchObject({
    authenticated: false,
    user: undefined,
    error: { code: 'backend_unreachable', retryable: true },
  })
})

test.each<[string, unknown]>([
  ['is not there', undefined],
  ['is null', null],
  ['is empty', {}],
  ['has no capabilities', { ...fakeBackend(), capabilities: undefined }],
  [
    'throws at once',
    fakeBackend({
      restore: () => {
        throw new TypeError('boom')
      },
    }),
  ],
  ['throws nothing', fakeBackend({ restore: () => Promise.reject(undefined) })],
  ['answers nonsense', fakeBackend({ restore: async () => ({ user: { id: {} } }) as never })],
  ['answers undefined', fakeBackend({ restore: async () => undefined as never })],
  [
    'cannot subscribe',
    fakeBackend({
      restore: fails('offline'),
      subscribe: () => {
        throw new Error('no')
      },
    }),
  ],
])('a backend that %s throws in no render: it is an error in the state (fault 20)', async (_, backend) => {
  const { ready, current, unmount } = mountHook(useEverything, backend as Backend)
  await ready()
  expect(current().privy).toMatchObject({ authenticated: false, user: undefined, error: { name: 'LatchkeyError' } })
  await expect(act(() => current().user.refreshUser())).rejects.toMatchObject({ name: 'LatchkeyError' })
  unmount()
})

test('StrictMode mounts twice and asks once (fault 6)', async () => {
  const restore = vi.fn(async () => snapshotOf('ada'))
  const { ready, current, unmount } = mountHook(usePrivy, fakeBackend({ restore }), { strict: true })
  await ready()
  expect(current().user?.id).toBe('did:latchkey:ada')
  expect(restore).toHaveBeenCalledOnce()
  unmount()
})

test('mounted and unmounted many times under StrictMode, no listener stays behind (fault 6)', () => {
  const balance = new Map<string, number>()
  const count = (by: number) => (type: string) => void balance.set(type, (balance.get(type) ?? 0) + by)
  const added = vi.spyOn(window, 'addEventListener').mockImplementation(count(1))
  const removed = vi.spyOn(window, 'removeEventListener').mockImplementation(count(-1))
  const backend = fakeBackend({ restore: hangs })
  for (let times = 0; times < 100; times++)
    render(
      <StrictMode>
        <LatchkeyProvider backend={backend} />
      </StrictMode>,
    ).unmount()
  expect([balance.get('pageshow'), balance.get('online')]).toEqual([0, 0])
  added.mockRestore()
  removed.mockRestore()
})

test('an answer after it is gone changes nothing (fault 19)', async () => {
  const late = deferred<ReturnType<typeof snapshotOf>>()
  const { unmount, values } = mountHook(usePrivy, fakeBackend({ restore: () => late.promise }))
  unmount()
  const rendered = values.length
  late.resolve(snapshotOf('ada'))
  await settle()
  expect(values).toHaveLength(rendered)
})

test('another backend is another session: the person before is not shown there, in no render (fault 4)', async () => {
  const seen: (string | undefined)[] = []
  function Who() {
    const { user } = usePrivy()
    seen.push(user?.id)
    return <p>{user ? user.id : 'nobody'}</p>
  }
  const initialState = snapshotOf('ada')
  const app = (backend: Backend) => (
    <LatchkeyProvider backend={backend} initialState={initialState}>
      <Who />
    </LatchkeyProvider>
  )
  const { rerender } = render(app(fakeBackend({ user: tag('ada') })))
  expect(screen.getByText('did:latchkey:ada')).toBeInTheDocument()
  const before = seen.length
  rerender(app(fakeBackend({ user: tag('bob') })))
  await waitFor(() => expect(screen.getByText('did:latchkey:bob')).toBeInTheDocument())
  expect(seen.slice(before)).not.toContain('did:latchkey:ada')
})

test('two apps side by side share nothing (fault 19)', async () => {
  function Who() {
    const { user, logout } = usePrivy()
    return <button onClick={() => void logout()}>{user ? user.id : 'nobody'}</button>
  }
  render(
    <>
      <LatchkeyProvider backend={fakeBackend({ user: tag('ada') })}>
        <Who />
      </LatchkeyProvider>
      <LatchkeyProvider backend={fakeBackend({ user: tag('bob') })}>
        <Who />
      </LatchkeyProvider>
    </>,
  )
  const button = await screen.findByText('did:latchkey:ada')
  await act(async () => button.click())
  expect(await screen.findByText('nobody')).toBeInTheDocument()
  expect(screen.getByText('did:latchkey:bob')).toBeInTheDocument()
})

test('events reach the callback of the last render, and no other', async () => {
  const backend = fakeBackend()
  const [first, last] = [vi.fn(), vi.fn()]
  function SignIn() {
    const { loginWithPasskey } = useLogin()
    return <button onClick={() => void loginWithPasskey()}>Sign in</button>
  }
  const app = (onEvent: typeof first) => (
    <LatchkeyProvider backend={backend} onEvent={onEvent}>
      <SignIn />
    </LatchkeyProvider>
  )
  const { rerender } = render(app(first))
  rerender(app(last))
  await act(async () => screen.getByText('Sign in').click())
  await waitFor(() => expect(last).toHaveBeenCalled())
  expect(last.mock.calls.map(([{ type }]) => type)).toEqual(['login'])
  expect(first).not.toHaveBeenCalled()
})

test('persons who come and go, with answers in flight: no render mixes two (fault 4)', async () => {
  let who = 'ada'
  const backend = fakeBackend({
    restore: async () => snapshotOf('ada'),
    refreshUser: async () => snapshotOf(who, Math.random()),
    loginWithPasskey: async () => ({ ...snapshotOf(who), isNewUser: false }),
  })
  const { values, current, ready } = mountHook(
    () => ({
      ...usePrivy(),
      ...useUser(),
      ...useLogin(),
      token: useIdentityToken().identityToken,
      wallets: useWallets().wallets,
    }),
    backend,
  )
  await ready()
  for (const next of ['bob', 'ada', 'cyd']) {
    const late = current()
      .refreshUser()
      .catch(() => {})
    who = next
    await act(async () => void (await current().loginWithPasskey()))
    await act(async () => void (await late))
    await act(() => current().logout())
  }
  for (const { user, token } of values) {
    if (!user) expect(token).toBeNull()
    else {
      const name = user.id.replace('did:latchkey:', '')
      expect(user).toMatchObject({ email: { address: `${name}@example.com` }, customMetadata: { who: name } })
      expect(token).toBe(`token-of-${name}`)
    }
  }
})
