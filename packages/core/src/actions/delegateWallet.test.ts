import { afterEach, expect, expectTypeOf, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import type { Backend } from '../backend/Backend.ts'
import { fails, fakeBackend, hangs, type FakeScript } from '../backend/fakeBackend.ts'
import { ada, adaDelegated, everyAccount, fakeWallet } from '../backend/fakePeople.ts'
import { createSession } from '../session/createSession.ts'
import type { ChainType } from '../types/ChainType.ts'
import type { SessionSnapshot } from '../types/SessionSnapshot.ts'
import { toUser } from '../types/toUser.ts'
import { delegateWallet } from './delegateWallet.ts'

afterEach(() => void vi.useRealTimers())

const address = fakeWallet().address
const grant = { address, chainType: 'ethereum' as const }
const external = '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb'
const wellConnected = toUser({ ...ada, linkedAccounts: [...ada.linkedAccounts, ...everyAccount] })

async function setUp(script: FakeScript = {}) {
  const asked = vi.fn()
  const fake = fakeBackend({ user: ada, ...script })
  const opened = await openSession({
    ...fake,
    delegateWallet(parameters) {
      asked(parameters)
      return fake.delegateWallet!(parameters)
    },
  })
  return { ...opened, asked }
}

test('gives server access, and resolves with the person who then has it', async () => {
  const { session, state, asked } = await setUp()
  const user = await delegateWallet(session, { ...grant, expiresIn: 3_600 })
  expect(user).toBe(state().user)
  expect(user.wallet?.delegated).toBe(true)
  expect(asked).toHaveBeenCalledWith({ ...grant, expiresIn: 3_600, signal: expect.any(AbortSignal) })
})

test.each([address.toLowerCase(), `0x${address.slice(2).toUpperCase()}`])(
  'an address in other letter case is the same wallet, and the backend hears its own spelling: %s',
  async (spelling) => {
    const { session, asked } = await setUp()
    const user = await delegateWallet(session, { ...grant, address: spelling })
    expect(user.wallet?.delegated).toBe(true)
    expect(asked.mock.calls[0]![0]).toMatchObject({ address })
  },
)

test('a wallet that has server access already is left as it is, without a call, in any letter case', async () => {
  const { session, asked, state } = await setUp({ user: adaDelegated, now: () => new Date('2026-11-20T00:00:00Z') })
  vi.useFakeTimers({ now: new Date('2026-11-20T00:00:00Z') })
  await expect(delegateWallet(session, { ...grant, address: address.toLowerCase() })).resolves.toBe(state().user)
  expect(asked).not.toHaveBeenCalled()
})

test('server access that ran out since the person was read can be given anew', async () => {
  const { session, asked } = await setUp({ user: adaDelegated })
  vi.useFakeTimers({ now: new Date('2027-01-01T00:00:00Z') })
  await delegateWallet(session, grant)
  expect(asked).toHaveBeenCalledOnce()
})

test.each<[string, FakeScript, { address: unknown; chainType: unknown }, string, RegExp]>([
  [
    'nobody is signed in',
    { user: null },
    grant,
    'must_be_authenticated',
    /delegateWallet\(\) needs a signed-in person/,
  ],
  [
    'the address is unknown',
    {},
    { ...grant, address: '0x0000000000000000000000000000000000000000' },
    'wallet_not_found',
    /refreshUser\(\)/,
  ],
  ['there is no address', {}, { ...grant, address: undefined }, 'wallet_not_found', /No wallet/],
  [
    'the wallet is external',
    { user: wellConnected },
    { ...grant, address: external },
    'wallet_not_embedded',
    /key is in another app/,
  ],
  [
    'the chain contradicts the wallet',
    {},
    { ...grant, chainType: 'solana' },
    'unsupported_chain_type',
    /the wallet is on ethereum/,
  ],
  ['the chain is none', {}, { ...grant, chainType: 'dogecoin' }, 'unsupported_chain_type', /"dogecoin"/],
  ['the backend cannot say who is there', { restore: fails('offline') }, grant, 'offline', /offline/],
])('settles with a typed error where %s, and asks nothing', async (_, script, parameters, code, message) => {
  const { session, asked } = await setUp(script)
  const refused = delegateWallet(session, parameters as typeof grant)
  await expect(refused).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  expect(asked).not.toHaveBeenCalled()
})

test('settles with a typed error where the backend gives no server access on this chain', async () => {
  const solana: ChainType = 'solana'
  const user = toUser({ ...ada, linkedAccounts: [{ ...fakeWallet(), chainType: solana, address: '9xQeWvG816bUx9EP' }] })
  const { session } = await setUp({ user })
  await expect(delegateWallet(session, { address: '9xQeWvG816bUx9EP', chainType: solana })).rejects.toMatchObject({
    code: 'unsupported_chain_type',
    message: expect.stringContaining('gives server access on ethereum'),
  })
})

test('settles with a typed error where the backend gives none at all', async () => {
  const backend: Partial<Backend> = fakeBackend({ user: ada })
  delete backend.delegateWallet
  const { session } = await openSession(backend as Backend)
  await expect(delegateWallet(session, grant)).rejects.toMatchObject({ code: 'capability_missing' })
})

test('the person says no: a typed error, and nothing changed', async () => {
  const { session, state } = await openSession(fakeBackend({ user: ada, delegateWallet: fails('passkey_cancelled') }))
  const before = state()
  await expect(delegateWallet(session, grant)).rejects.toMatchObject({ code: 'passkey_cancelled' })
  expect(state()).toBe(before)
})

test('never answered: it settles within its deadline (fault 20)', async () => {
  vi.useFakeTimers()
  const session = createSession({
    backend: fakeBackend({ delegateWallet: hangs }),
    initialState: { user: ada, identityToken: null },
  })
  const settled = expect(delegateWallet(session, grant)).rejects.toMatchObject({ code: 'timeout' })
  await vi.advanceTimersByTimeAsync(300_000)
  await settled
})

test('begun by one person, it never ends as another: it fails, and shows who is there (fault 16)', async () => {
  const slow = deferred<SessionSnapshot>()
  const { session, state } = await openSession(fakeBackend({ user: tag('ada'), delegateWallet: () => slow.promise }))
  const begun = delegateWallet(session, grant)
  session.signIn('loginWithPasskey', session.begin(), { ...snapshotOf('bob'), isNewUser: false })
  slow.resolve(snapshotOf('ada', 1))
  await expect(begun).rejects.toMatchObject({ code: 'identity_changed' })
  expect(state().user?.id).toBe('did:latchkey:bob')
})

test('somebody else in the same moment: it is not even asked for (fault 16)', async () => {
  const { session, asked } = await setUp({ user: tag('ada') })
  session.signIn('loginWithPasskey', session.begin(), {
    user: toUser({ ...tag('bob'), linkedAccounts: [] }),
    identityToken: null,
    isNewUser: false,
  })
  await expect(delegateWallet(session, grant)).rejects.toMatchObject({ code: 'wallet_not_found' })
  expect(asked).not.toHaveBeenCalled()
})

test('two changes whose answers cross end as the backend knows it', async () => {
  const two = [fakeWallet(), fakeWallet({ walletIndex: 1 })]
  const user = toUser({ ...ada, linkedAccounts: two })
  const fake = fakeBackend({ user })
  const first = deferred<void>()
  let calls = 0
  const { session, state } = await openSession({
    ...fake,
    async delegateWallet(parameters) {
      const answer = await fake.delegateWallet!(parameters)
      if (++calls === 1) await first.promise
      return answer
    },
  })
  const slow = delegateWallet(session, { address: two[0]!.address, chainType: 'ethereum' })
  await delegateWallet(session, { address: two[1]!.address, chainType: 'ethereum' })
  first.resolve()
  const last = await slow
  const delegated = (account: unknown) => (account as { delegated: boolean }).delegated
  expect(last.linkedAccounts.map(delegated)).toEqual([true, true])
  expect(state().user).toBe(last)
})

test('where the re-reading after crossed answers fails, the change’s own answer stands', async () => {
  const slow = deferred<SessionSnapshot>()
  const reads = [async () => snapshotOf('ada', 1), fails('offline')]
  const { refreshUser } = await import('./refreshUser.ts')
  const { session, state } = await openSession(
    fakeBackend({ user: tag('ada'), delegateWallet: () => slow.promise, refreshUser: () => reads.shift()!() }),
  )
  const change = delegateWallet(session, grant)
  await refreshUser(session)
  slow.resolve(snapshotOf('ada', 2))
  await expect(change).resolves.toMatchObject({ customMetadata: { moment: 2 } })
  expect(state()).toMatchObject({ error: null, user: { customMetadata: { moment: 2 } } })
})

test('takes what React developers pass today, and more', () => {
  type Parameters_ = Parameters<typeof delegateWallet>[1]
  expectTypeOf<{ address: string; chainType: 'solana' | 'ethereum' }>().toExtend<Parameters_>()
  expectTypeOf<Parameters_['expiresIn']>().toEqualTypeOf<number | undefined>()
})
