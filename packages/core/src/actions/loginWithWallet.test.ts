import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { fails, fakeBackend, hangs, type FakeScript } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import { loginWithWallet } from './loginWithWallet.ts'
import type { Eip1193Provider } from './proveWallet.ts'
import { logout } from './logout.ts'

afterEach(() => void vi.useRealTimers())

const address = '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb'
type Script = Partial<Record<string, (params: unknown[]) => unknown>>

/** A wallet that answers by method; what it was asked is in `asked`. */
function scriptedWallet(script: Script = {}) {
  const asked: [string, unknown[]][] = []
  const answers: Script = {
    eth_requestAccounts: () => [address],
    eth_chainId: () => '0x2105',
    personal_sign: () => '0x51',
    ...script,
  }
  const provider: Eip1193Provider = {
    async request({ method, params = [] }) {
      asked.push([method, params])
      return await answers[method]!(params)
    },
  }
  return { provider, asked }
}
const rejected = () => Promise.reject(Object.assign(new Error('User rejected the request.'), { code: 4001 }))
const setUp = (script: FakeScript = {}) => openSession(fakeBackend(script))

test('connects, has the wallet sign the text, and proves it', async () => {
  const loginWithSiwe = vi.fn(async () => ({ user: ada, identityToken: null, isNewUser: false }))
  const generateSiweMessage = vi.fn(async () => 'Grüß dich')
  const { session, state } = await setUp({ loginWithSiwe, generateSiweMessage })
  const { provider, asked } = scriptedWallet()
  await expect(loginWithWallet(session, { provider, name: 'MetaMask' })).resolves.toMatchObject({
    user: { id: ada.id },
  })
  expect(state().status).toBe('signedIn')
  const signal = expect.any(AbortSignal)
  expect(generateSiweMessage).toHaveBeenCalledWith({ address, chainId: 'eip155:8453', signal })
  expect(asked).toEqual([
    ['eth_requestAccounts', []],
    ['eth_chainId', []],
    ['personal_sign', [`0x${Buffer.from('Grüß dich').toString('hex')}`, address]],
  ])
  expect(loginWithSiwe).toHaveBeenCalledWith({
    message: 'Grüß dich',
    signature: '0x51',
    chainId: 'eip155:8453',
    walletClientType: 'MetaMask',
    signal,
  })
})

test.each(['eth_requestAccounts', 'personal_sign'])('the person says no in the wallet, at %s', async (method) => {
  const { session, state } = await setUp()
  const { provider } = scriptedWallet({ [method]: rejected })
  await expect(loginWithWallet(session, { provider })).rejects.toMatchObject({
    code: 'wallet_rejected',
    cause: { code: 4001 },
  })
  expect(state().status).toBe('signedOut')
})

test.each<[string, Script]>([
  ['no account', { eth_requestAccounts: () => [] }],
  ['null for accounts', { eth_requestAccounts: () => null }],
  ['an account that is no text', { eth_requestAccounts: () => [7] }],
  ['no chain', { eth_chainId: () => undefined }],
  ['a chain that is no number', { eth_chainId: () => 'mainnet' }],
  ['no signature', { personal_sign: () => null }],
  [
    'an error at once',
    {
      eth_requestAccounts: () => {
        throw new Error('locked')
      },
    },
  ],
  ['an error of no kind', { eth_chainId: () => Promise.reject(undefined) }],
])('a wallet that gives %s is a typed error (fault 20)', async (_, script) => {
  const { session } = await setUp()
  await expect(loginWithWallet(session, scriptedWallet(script))).rejects.toMatchObject({ code: 'wallet_unreachable' })
})

test.each([undefined, null, {}, { request: 'no' }])(
  'what is no wallet is a typed error: %j (fault 20)',
  async (provider) => {
    const { session } = await setUp()
    await expect(loginWithWallet(session, { provider: provider as never })).rejects.toMatchObject({
      code: 'wallet_unreachable',
    })
  },
)

test('a prompt that nobody answers ends by itself (fault 20)', async () => {
  const { session } = await setUp()
  vi.useFakeTimers()
  const settled = expect(
    loginWithWallet(session, scriptedWallet({ eth_requestAccounts: hangs })),
  ).rejects.toMatchObject({
    code: 'wallet_unreachable',
    message: expect.stringContaining('within 300 s'),
  })
  await vi.advanceTimersByTimeAsync(300_000)
  await settled
  expect(vi.getTimerCount()).toBe(0)
})

test.each([
  ['generateSiweMessage', 'rate_limited'],
  ['loginWithSiwe', 'siwe_invalid'],
] as const)('a refusal of the backend in %s arrives as it is', async (verb, code) => {
  const { session, state } = await setUp({ [verb]: fails(code) })
  await expect(loginWithWallet(session, scriptedWallet())).rejects.toMatchObject({ code })
  expect(state().status).toBe('signedOut')
})

test('a text to sign that is none is a typed error, and the wallet is not asked (fault 20)', async () => {
  const { session } = await setUp({ generateSiweMessage: async () => ({}) as never })
  const { provider, asked } = scriptedWallet()
  await expect(loginWithWallet(session, { provider })).rejects.toMatchObject({ code: 'backend_invalid' })
  expect(asked.map(([method]) => method)).not.toContain('personal_sign')
})

test('signing out while the wallet still asks: nobody is signed in by the late answer (fault 3)', async () => {
  const signature = deferred<string>()
  const { session, state } = await setUp({ user: ada })
  const signingIn = loginWithWallet(session, scriptedWallet({ personal_sign: () => signature.promise }))
  await logout(session)
  signature.resolve('0x51')
  await expect(signingIn).rejects.toMatchObject({ code: 'identity_changed' })
  expect(state()).toMatchObject({ status: 'signedOut', user: null })
})
