import { afterEach, expect, expectTypeOf, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { fails, fakeBackend, type FakeScript } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import type { ErrorCode } from '../errors/ErrorCode.ts'
import { wallets } from '../types/wallets.ts'
import { createWalletComplete, createWalletInit, signAction } from './actionSteps.ts'
import { createCeremony, type CeremonyState } from './ceremony.ts'
import { logout } from './logout.ts'

afterEach(() => void vi.useRealTimers())

const asked = { chainType: 'ethereum' } as const
const request = { kind: 'createWallet', chainType: 'ethereum' } as const

async function setUp(script: FakeScript = {}) {
  const opened = await openSession(fakeBackend({ user: ada, ...script }))
  const ceremony = createCeremony(opened.session, 'createWallet')
  const seen: CeremonyState<'createWallet'>[] = []
  ceremony.store.subscribe((state) => seen.push(state))
  return { ...opened, ceremony, seen: () => seen.map(({ status }) => status), now: () => ceremony.store.getState() }
}

test('goes from step to step, and what was done shows in the person before the ceremony says so', async () => {
  const { ceremony, seen, state, now } = await setUp()
  const before = wallets(state().user!).length
  expect(await ceremony.prepare(asked)).toMatchObject({ status: 'ready', request, expiresAt: expect.any(Date) })
  ceremony.store.subscribe(({ status }) => {
    if (status === 'done') expect(wallets(state().user!)).toHaveLength(before + 1)
  })
  expect(await ceremony.approve()).toMatchObject({ status: 'done', request, result: { chainType: 'ethereum' } })
  expect(seen()).toEqual(['preparing', 'ready', 'prompting', 'submitting', 'done'])
  ceremony.reset()
  expect(now()).toEqual({ status: 'idle' })
})

test('the prompt is asked for in the very call of approve, so that it opens inside the click', async () => {
  const prompt = vi.fn(async () => null)
  const { ceremony } = await setUp({ signAction: prompt })
  await ceremony.prepare(asked)
  void ceremony.approve()
  await Promise.resolve() // microtasks keep the click alive, requests and timers do not
  await Promise.resolve()
  expect(prompt).toHaveBeenCalledOnce()
})

test('one call does it all, and gives what came of it', async () => {
  const { ceremony } = await setUp()
  const outcome = await ceremony.run(asked)
  expect(outcome).toMatchObject({ status: 'done', result: { chainType: 'ethereum' } })
  expectTypeOf(outcome).toExtend<{ status: 'done'; result: { address: string } } | { status: 'pendingApproval' }>()
})

test('callers who hold the steps themselves get the same', async () => {
  const { session, state } = await setUp()
  const action = await createWalletInit(session, asked)
  const signed = await signAction(session, action)
  const outcome = await createWalletComplete(session, action, signed)
  expect(outcome).toEqual({ status: 'done', result: { address: wallets(state().user!).at(-1)!.address, ...asked } })
})

test('what waits for somebody else’s consent is not done and not failed', async () => {
  const completeAction = async () => ({ status: 'pendingApproval', approvalId: 'ap-1' }) as const
  const { ceremony } = await setUp({ completeAction })
  await ceremony.prepare(asked)
  expect(await ceremony.approve()).toEqual({ status: 'pendingApproval', request, approvalId: 'ap-1' })
})

test('what is asked for is frozen when it is prepared', async () => {
  const parameters = { chainType: 'ethereum' as const, name: 'Savings' }
  const init = deferred<void>()
  const fake = fakeBackend()
  const { ceremony } = await setUp({ initAction: (given) => init.promise.then(() => fake.initAction!(given)) })
  const preparing = ceremony.prepare(parameters)
  parameters.name = 'Somebody else’s'
  init.resolve()
  expect(await preparing).toMatchObject({ request: { name: 'Savings' } })
})

test('a prompt that gives nothing is no failure: the same action can be approved once more', async () => {
  const signAction = vi.fn().mockImplementationOnce(fails('passkey_cancelled')).mockResolvedValue(null)
  const { ceremony } = await setUp({ signAction })
  await ceremony.prepare(asked)
  expect(await ceremony.approve()).toMatchObject({ status: 'cancelled', request, error: { code: 'passkey_cancelled' } })
  expect(await ceremony.approve()).toMatchObject({ status: 'done' })
})

test.each<[ErrorCode, CeremonyState['status']]>([
  ['action_challenge_expired', 'expired'],
  ['token_expired', 'needsLogin'],
  ['action_signature_invalid', 'failed'],
  ['user_verification_missing', 'failed'],
  ['config_invalid', 'failed'],
])('%s ends in %s, at whichever step it comes', async (code, status) => {
  for (const step of ['initAction', 'signAction', 'completeAction'] as const) {
    const { ceremony } = await setUp({ [step]: fails(code) })
    const prepared = await ceremony.prepare(asked)
    expect(prepared.status === 'ready' ? await ceremony.approve() : prepared).toMatchObject({ status, request })
    await expect(ceremony.run(asked)).rejects.toMatchObject({ code })
  }
})

test('a credential that was found bad signs the person out, and says that signing in is what is needed', async () => {
  const { ceremony, state } = await setUp({ completeAction: fails('session_revoked') })
  await ceremony.prepare(asked)
  expect(await ceremony.approve()).toMatchObject({ status: 'needsLogin', error: { code: 'session_revoked' } })
  expect(state().status).toBe('signedOut')
})

test('an action that waits too long expires by itself, and can be prepared again as it was', async () => {
  const { ceremony, now } = await setUp()
  vi.useFakeTimers({ now: Date.now() })
  const preparing = ceremony.prepare({ ...asked, name: 'Savings' })
  await vi.advanceTimersByTimeAsync(10)
  await preparing
  await vi.advanceTimersByTimeAsync(121_000)
  expect(now()).toMatchObject({ status: 'expired', request: { name: 'Savings' } })
  expect(await ceremony.approve()).toMatchObject({ status: 'expired' })
  const again = ceremony.prepare()
  await vi.advanceTimersByTimeAsync(10)
  expect(await again).toMatchObject({ status: 'ready', request: { name: 'Savings' } })
})

test('a prompt that outlives its action does not come back as one that can be approved', async () => {
  const prompt = deferred<never>()
  const { ceremony } = await setUp({ signAction: () => prompt.promise })
  await ceremony.prepare(asked)
  const approving = ceremony.approve()
  vi.useFakeTimers({ now: Date.now() + 300_000 })
  prompt.reject(await fails('passkey_cancelled')().catch((error: unknown) => error))
  expect(await approving).toMatchObject({ status: 'failed', error: { code: 'passkey_cancelled' } })
})

test('giving up works at each step, and the answer that still comes changes nothing', async () => {
  const answer = deferred<never>()
  const late = () => answer.promise
  const expected = { initAction: 'idle', signAction: 'cancelled', completeAction: 'failed' } as const
  for (const step of ['initAction', 'signAction', 'completeAction'] as const) {
    const { ceremony, now } = await setUp({ [step]: late })
    const running = ceremony.prepare(asked).then(() => ceremony.approve())
    await vi.waitUntil(
      () => ['preparing', 'prompting', 'submitting'].at(Object.keys(expected).indexOf(step)) === now().status,
    )
    ceremony.cancel()
    expect(now().status).toBe(expected[step])
    await running
    expect(now().status).toBe(expected[step])
  }
})

test('the signal given up ends the prompt at the backend, too', async () => {
  let given: AbortSignal | undefined
  const { ceremony } = await setUp({ signAction: ({ signal }) => ((given = signal), new Promise(() => {})) })
  const controller = new AbortController()
  const running = ceremony.run(asked, { signal: controller.signal })
  await vi.waitUntil(() => given)
  controller.abort()
  await expect(running).rejects.toMatchObject({ code: 'aborted' })
  expect(given!.aborted).toBe(true)
})

test('where the network broke off, it is read again whether it was done', async () => {
  const refreshUser = vi.fn(async () => ({ user: ada, identityToken: null }))
  const { ceremony } = await setUp({ completeAction: fails('backend_unreachable'), refreshUser })
  refreshUser.mockClear()
  await ceremony.prepare(asked)
  expect(await ceremony.approve()).toMatchObject({ status: 'failed', error: { code: 'backend_unreachable' } })
  expect(refreshUser).toHaveBeenCalledOnce()
})

test('what one person prepared, no other approves', async () => {
  const signAction = vi.fn(async () => null)
  const { session, ceremony } = await setUp({ signAction })
  await ceremony.prepare(asked)
  await logout(session)
  expect(await ceremony.approve()).toMatchObject({ status: 'failed', error: { code: 'identity_changed' } })
  expect(signAction).not.toHaveBeenCalled()
})

test('preparing anew takes the place of what was being prepared', async () => {
  const first = deferred<never>()
  const fake = fakeBackend()
  const init = vi
    .fn()
    .mockImplementationOnce(() => first.promise)
    .mockImplementation((given) => fake.initAction!(given))
  const { ceremony, now } = await setUp({ initAction: init })
  const older = ceremony.prepare({ ...asked, name: 'first' })
  await ceremony.prepare({ ...asked, name: 'second' })
  await older
  expect(now()).toMatchObject({ status: 'ready', request: { name: 'second' } })
})

test.each<[string, FakeScript]>([
  ['nothing prepared', { initAction: async () => undefined as never }],
  [
    'another action',
    { initAction: async () => ({ request: { kind: 'exportWallet' }, expiresAt: new Date() }) as never },
  ],
  ['no outcome', { completeAction: async () => ({ status: 'perhaps' }) as never }],
  ['no result', { completeAction: async () => ({ status: 'done' }) as never }],
  ['nobody', { completeAction: async () => ({ status: 'done', result: {}, snapshot: {} }) as never }],
])('a backend that answers with %s is refused', async (_, script) => {
  const { ceremony } = await setUp(script)
  await expect(ceremony.run(asked)).rejects.toMatchObject({ code: 'backend_invalid' })
})

test('a backend without the verbs says so', async () => {
  const { session } = await openSession({ ...fakeBackend({ user: ada }), initAction: undefined as never })
  const state = await createCeremony(session, 'createWallet').prepare(asked)
  expect(state).toMatchObject({ status: 'failed', error: { code: 'capability_missing' } })
})
