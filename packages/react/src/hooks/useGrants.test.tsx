import { ada, fails, fakeBackend, hangs, type FakeScript } from '@latchkey/core/fake'
import type { Backend, Grant } from '@latchkey/core'
import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { mountHook, settle } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useDelegateWallet } from './useDelegateWallet.ts'
import { useGrants } from './useGrants.ts'
import { useLogin } from './useLogin.ts'
import { usePrivy } from './usePrivy.ts'
import { useRevokeWallets } from './useRevokeWallets.ts'
import { useUser } from './useUser.ts'

const grantOf = (who: string): Grant => ({
  id: `grant-of-${who}`,
  walletId: 'wallet-0',
  address: ada.wallet!.address,
  chainType: 'ethereum',
  enforcement: 'server',
  scope: { actions: ['personal_sign'] },
  status: 'active',
  grantedAt: new Date(0),
  expiresAt: new Date(1),
  lastUsedAt: null,
  signCount: 0,
  endedAt: null,
  endedBy: null,
})
const parameters = { address: ada.wallet!.address, chainType: 'ethereum' as const }
const useAll = () => ({
  grants: useGrants(),
  delegate: useDelegateWallet(),
  revoke: useRevokeWallets(),
  ...usePrivy(),
  ...useUser(),
  ...useLogin(),
})

async function setUp(script: FakeScript, options: Parameters<typeof mountHook>[2] = {}) {
  const mounted = mountHook(useAll, fakeBackend(script), options)
  await mounted.ready()
  return mounted
}
function offline() {
  onlineManager.setOnline(false)
  onTestFinished(() => onlineManager.setOnline(true))
}

test('lists the person’s grants, with the words that everyone knows', async () => {
  const { current, values } = await setUp({ user: ada })
  expect(values[0]!.grants).toMatchObject({ status: 'pending', isPending: true, data: undefined, error: null })
  await waitFor(() => expect(current().grants).toMatchObject({ status: 'success', data: [], isRefetching: false }))
})

test('server access given or ended by the mutations shows in the list by itself', async () => {
  const { current } = await setUp({ user: ada })
  await act(async () => void (await current().delegate.mutateAsync(parameters)))
  await waitFor(() => expect(current().grants.data).toMatchObject([{ status: 'active' }]))
  await act(async () => void (await current().revoke.mutateAsync()))
  await waitFor(() => expect(current().grants.data).toMatchObject([{ status: 'revoked', endedBy: 'user' }]))
})

test('tells of access that is on and that has ended: what for, since when, until when, how often, when last', async () => {
  const on: Grant = {
    ...grantOf('on'),
    scope: { actions: ['eth_sendTransaction'], chainIds: [1], maxValuePerTx: '5', maxCalls: 3 },
    lastUsedAt: new Date(2),
    signCount: 2,
  }
  const ended: Grant[] = [
    { ...grantOf('revoked'), status: 'revoked', endedAt: new Date(3), endedBy: 'user' },
    { ...grantOf('lapsed'), status: 'expired', endedAt: new Date(1), endedBy: 'expiry', lastUsedAt: new Date(0) },
  ]
  const { current } = await setUp({ user: ada, getGrants: async () => [on, ...ended] })
  await waitFor(() => expect(current().grants.data).toEqual([on, ...ended]))
})

test('what is shown stays in view while it is read again', async () => {
  const slow = deferred<Grant[]>()
  const answers = [Promise.resolve([grantOf('ada')]), slow.promise]
  const { current, values } = await setUp({
    user: tag('ada'),
    getGrants: () => answers.shift()!,
    refreshUser: async () => snapshotOf('ada', 1),
  })
  await waitFor(() => expect(current().grants.data).toHaveLength(1))
  const before = values.length
  await act(async () => void (await current().refreshUser()))
  for (const { grants } of values.slice(before)) expect(grants.data).toHaveLength(1)
  await act(async () => slow.resolve([]))
  await waitFor(() => expect(current().grants.data).toEqual([]))
})

test('the grants of one person are under no other, in no render, whoever signs in or out (fault 4)', async () => {
  let who = 'ada'
  const { current, values } = await setUp({
    restore: async () => snapshotOf('ada'),
    getGrants: async () => [grantOf(who)],
    loginWithPasskey: async () => ({ ...snapshotOf(who), isNewUser: false }),
  })
  await waitFor(() => expect(current().grants.data).toMatchObject([{ id: 'grant-of-ada' }]))
  who = 'bob'
  await act(async () => void (await current().loginWithPasskey()))
  await waitFor(() => expect(current().grants.data).toMatchObject([{ id: 'grant-of-bob' }]))
  await act(() => current().logout())
  expect(current().grants.data).toBeUndefined()
  who = 'ada'
  await act(async () => void (await current().loginWithPasskey()))
  await waitFor(() => expect(current().grants.data).toMatchObject([{ id: 'grant-of-ada' }]))
  for (const { user, grants } of values)
    for (const grant of grants.data ?? []) expect(`did:latchkey:${grant.id.replace('grant-of-', '')}`).toBe(user?.id)
})

test('two backends without a scope share no grants, even in one client and for one person (fault 19)', async () => {
  const queryClient = new QueryClient()
  const mounted = (who: string) =>
    mountHook(useAll, fakeBackend({ user: ada, getGrants: async () => [grantOf(who)] }), { queryClient })
  const [one, two] = [mounted('one'), mounted('two')]
  await waitFor(() => expect(one.current().grants.data).toMatchObject([{ id: 'grant-of-one' }]))
  await waitFor(() => expect(two.current().grants.data).toMatchObject([{ id: 'grant-of-two' }]))
})

test('signed out it asks nothing', async () => {
  const getGrants = vi.fn(async () => [])
  const { current } = await setUp({ getGrants })
  await settle()
  expect(getGrants).not.toHaveBeenCalled()
  expect(current().grants).toMatchObject({ data: undefined, fetchStatus: 'idle' })
})

test('a backend that lists none says so, it is not loading for ever', async () => {
  const backend: Partial<Backend> = fakeBackend({ user: ada })
  delete backend.getGrants
  const { current } = mountHook(useAll, backend as Backend)
  await waitFor(() =>
    expect(current().grants).toMatchObject({ status: 'error', error: { code: 'capability_missing' } }),
  )
})

test('what is worth trying again is, what is not is an error at once', async () => {
  const refused = vi.fn(fails('internal_error'))
  const { current } = await setUp({ user: ada, getGrants: refused })
  await waitFor(() => expect(current().grants).toMatchObject({ status: 'error', error: { code: 'internal_error' } }))
  expect(refused).toHaveBeenCalledOnce()
})

test('unmounted, it gives the request up', async () => {
  let signal: AbortSignal | undefined
  const { unmount } = await setUp({
    user: ada,
    getGrants: (options) => {
      signal = options.signal
      return hangs()
    },
  })
  await waitFor(() => expect(signal).toBeDefined())
  unmount()
  await waitFor(() => expect(signal?.aborted).toBe(true))
})

test.each(['delegate', 'revoke'] as const)('%s speaks the vocabulary of mutations', async (name) => {
  const answer = deferred<never>()
  const { current } = await setUp({
    user: ada,
    delegateWallet: () => answer.promise,
    revokeWallets: () => answer.promise,
  })
  expect(current()[name]).toMatchObject({
    status: 'idle',
    isIdle: true,
    isPending: false,
    data: undefined,
    error: null,
  })
  act(() => (name === 'delegate' ? current().delegate.mutate(parameters) : current().revoke.mutate()))
  await waitFor(() => expect(current()[name]).toMatchObject({ status: 'pending', isPending: true }))
  await act(async () => answer.reject(Object.assign(new Error('network'))))
  await waitFor(() =>
    expect(current()[name]).toMatchObject({ status: 'error', isError: true, error: { code: 'backend_failed' } }),
  )
  act(() => current()[name].reset())
  await waitFor(() => expect(current()[name]).toMatchObject({ status: 'idle', error: null }))
})

test('the plain functions beside them reject with typed errors', async () => {
  const { current } = await setUp({})
  await act(async () => {
    await expect(current().delegate.delegateWallet(parameters)).rejects.toMatchObject({ code: 'must_be_authenticated' })
    await expect(current().revoke.revokeWallets()).rejects.toMatchObject({ code: 'must_be_authenticated' })
  })
})

test('a revocation is over when it is over: it does not wait for the list', async () => {
  const answers = [Promise.resolve([]), hangs()]
  const { current } = await setUp({ user: ada, getGrants: () => answers.shift() ?? hangs() })
  await waitFor(() => expect(current().grants.status).toBe('success'))
  await act(async () => {
    await expect(current().revoke.mutateAsync()).resolves.toEqual({ results: [] })
  })
  await waitFor(() => expect(current().revoke.status).toBe('success'))
})

test('a failure is not tried again behind the person’s back, whatever the app’s client says', async () => {
  const queryClient = new QueryClient({ defaultOptions: { mutations: { retry: 3, retryDelay: 0 } } })
  const [delegateWallet, revokeWallets] = [vi.fn(fails('offline')), vi.fn(fails('offline'))]
  const { current } = await setUp({ user: ada, delegateWallet, revokeWallets }, { queryClient })
  await act(async () => {
    await expect(current().delegate.delegateWallet(parameters)).rejects.toMatchObject({ code: 'offline' })
    await expect(current().revoke.revokeWallets()).rejects.toMatchObject({ code: 'offline' })
  })
  expect(delegateWallet).toHaveBeenCalledOnce()
  expect(revokeWallets).toHaveBeenCalledOnce()
})

test('offline nothing hangs: the backend is asked and answers for itself (fault 14)', async () => {
  offline()
  const { current } = await setUp({ user: ada, revokeWallets: fails('offline') })
  await waitFor(() => expect(current().grants.status).toBe('success'))
  await act(async () => {
    await expect(current().revoke.revokeWallets()).rejects.toMatchObject({ code: 'offline' })
    await expect(current().delegate.delegateWallet(parameters)).resolves.toMatchObject({ id: ada.id })
  })
})

test('uses the client of the provider, else the nearest one, else one of its own', async () => {
  const [given, nearest] = [new QueryClient(), new QueryClient()]
  const outside: NonNullable<Parameters<typeof mountHook>[2]>['outside'] = (children) => (
    <QueryClientProvider client={nearest}>{children}</QueryClientProvider>
  )
  const cached = (client: QueryClient) => client.getQueryCache().getAll().length
  const one = await setUp({ user: ada }, { queryClient: given, outside })
  await waitFor(() => expect(one.current().grants.status).toBe('success'))
  expect([cached(given) > 0, cached(nearest)]).toEqual([true, 0])
  const two = await setUp({ user: ada }, { outside })
  await waitFor(() => expect(two.current().grants.status).toBe('success'))
  expect(cached(nearest)).toBeGreaterThan(0)
  const three = await setUp({ user: ada })
  await waitFor(() => expect(three.current().grants.status).toBe('success'))
})
