import { afterEach, expect, expectTypeOf, test, vi } from 'vitest'
import { openSession } from '../../../../tests/setup/openSession.ts'
import type { Backend } from '../backend/Backend.ts'
import { fails, fakeBackend, hangs, type FakeScript } from '../backend/fakeBackend.ts'
import { ada, adaDelegated, everyAccount, fakeWallet } from '../backend/fakePeople.ts'
import { createSession } from '../session/createSession.ts'
import type { RevokeResult } from '../types/RevokeResult.ts'
import { toUser } from '../types/toUser.ts'
import { revokeWallets } from './revokeWallets.ts'

afterEach(() => void vi.useRealTimers())

const on = (walletIndex: number) => ({ ...fakeWallet({ walletIndex }), delegated: true })
const twice = toUser({ ...ada, linkedAccounts: [on(0), on(1)] })
const [first, second] = [on(0).address, on(1).address]

async function setUp(script: FakeScript = {}) {
  const fake = fakeBackend({ user: twice, ...script })
  const asked = vi.fn()
  const opened = await openSession({
    ...fake,
    revokeWallets(parameters) {
      const { signal: _signal, ...rest } = parameters
      asked(rest)
      return fake.revokeWallets!(parameters)
    },
  })
  const delegated = () =>
    opened.state().user?.linkedAccounts.map((account) => account.type === 'wallet' && account.delegated)
  return { ...opened, asked, delegated }
}

test('ends server access to every wallet, and says so wallet by wallet', async () => {
  const { session, asked, delegated } = await setUp()
  const { results } = await revokeWallets(session)
  expect(results).toEqual([
    { address: first, chainType: 'ethereum', outcome: 'revoked', effect: 'immediate' },
    { address: second, chainType: 'ethereum', outcome: 'revoked', effect: 'immediate' },
  ])
  expect(delegated()).toEqual([false, false])
  expect(asked.mock.calls).toEqual([[{}]])
})

test('or to those named, in any letter case, each once', async () => {
  const { session, asked, delegated } = await setUp()
  await revokeWallets(session, { wallets: [second.toLowerCase(), second] })
  expect(delegated()).toEqual([true, false])
  expect(asked.mock.calls).toEqual([[{ wallets: [second] }]])
})

test('to name none ends none, without a call', async () => {
  const { session, asked, delegated } = await setUp()
  await expect(revokeWallets(session, { wallets: [] })).resolves.toEqual({ results: [] })
  expect(asked).not.toHaveBeenCalled()
  expect(delegated()).toEqual([true, true])
})

test('with nothing to end it resolves, and it can be repeated', async () => {
  const { session } = await setUp({ user: ada })
  await expect(revokeWallets(session)).resolves.toEqual({ results: [] })
  await expect(revokeWallets(session)).resolves.toEqual({ results: [] })
})

test.each<[string, FakeScript, string[] | undefined, string]>([
  ['nobody is signed in', { user: null }, undefined, 'must_be_authenticated'],
  ['a wallet is unknown', {}, [first, '0x00'], 'wallet_not_found'],
  [
    'a wallet is external',
    { user: toUser({ ...ada, linkedAccounts: everyAccount }) },
    ['0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb'],
    'wallet_not_embedded',
  ],
  ['what is named is no address', {}, [7 as never], 'wallet_not_found'],
  ['the backend cannot say who is there', { restore: fails('backend_unreachable') }, undefined, 'backend_unreachable'],
])('settles with a typed error where %s, and ends nothing', async (_, script, wallets, code) => {
  const { session, asked } = await setUp(script)
  await expect(revokeWallets(session, wallets && { wallets })).rejects.toMatchObject({ code })
  expect(asked).not.toHaveBeenCalled()
})

test('a backend that can only end all is never asked for one', async () => {
  const { capabilities } = fakeBackend()
  const { session, asked } = await setUp({ capabilities: { ...capabilities, revoke: 'all' } })
  await expect(revokeWallets(session, { wallets: [first] })).rejects.toMatchObject({
    code: 'capability_missing',
    message: expect.stringContaining('without naming any'),
  })
  expect(asked).not.toHaveBeenCalled()
})

test('a backend that can end none says so', async () => {
  const backend: Partial<Backend> = fakeBackend({ user: adaDelegated })
  delete backend.revokeWallets
  const { session } = await openSession(backend as Backend)
  await expect(revokeWallets(session)).rejects.toMatchObject({ code: 'capability_missing' })
})

test.each([undefined, {}, 'done', [undefined], [{ address: '0xA' }]])(
  'results of the wrong shape change nothing: %j (fault 20)',
  async (results) => {
    const { session, state } = await openSession(
      fakeBackend({
        user: adaDelegated,
        revokeWallets: async () => ({ user: ada, identityToken: null, results: results as never }),
      }),
    )
    const before = state()
    await expect(revokeWallets(session)).rejects.toMatchObject({ code: 'backend_invalid' })
    expect(state()).toBe(before)
  },
)

test('an outcome that is not known is handed on as it is, and nothing is shown that the backend did not say', async () => {
  const results: RevokeResult['results'] = [{ address: first, chainType: 'ethereum', outcome: 'unknown' }]
  const { session, state } = await openSession(
    fakeBackend({ user: twice, revokeWallets: async () => ({ user: twice, identityToken: null, results }) }),
  )
  await expect(revokeWallets(session)).resolves.toEqual({ results })
  expect(state().user?.wallet?.delegated).toBe(true)
})

test('while it is under way nothing looks ended yet', async () => {
  const { session, delegated } = await setUp({ latency: 5 })
  const ended = revokeWallets(session)
  expect(delegated()).toEqual([true, true])
  await ended
  expect(delegated()).toEqual([false, false])
})

test('never answered: unknown within the deadline, and says how to find out (fault 20)', async () => {
  vi.useFakeTimers()
  const session = createSession({
    backend: fakeBackend({ revokeWallets: hangs }),
    initialState: { user: twice, identityToken: null },
  })
  const settled = expect(revokeWallets(session)).rejects.toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('refreshUser()'),
  })
  await vi.advanceTimersByTimeAsync(30_000)
  await settled
  expect(session.store.getState().user?.wallet?.delegated).toBe(true)
})

test('takes what React developers pass today, and more', () => {
  expectTypeOf<Parameters<typeof revokeWallets>[1]>().toEqualTypeOf<{ wallets?: string[] } | undefined>()
  expectTypeOf(revokeWallets).returns.resolves.toEqualTypeOf<RevokeResult>()
})
