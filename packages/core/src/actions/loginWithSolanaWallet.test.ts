import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { openSession } from '../../../../tests/setup/openSession.ts'
import { fails, fakeBackend, hangs, type FakeScript } from '../backend/fakeBackend.ts'
import { ada } from '../backend/fakePeople.ts'
import { linkWithSolanaWallet } from './linkWithSolanaWallet.ts'
import { loginWithSolanaWallet } from './loginWithSolanaWallet.ts'
import { logout } from './logout.ts'
import type { SolanaSigner } from './proveSolanaWallet.ts'

afterEach(() => void vi.useRealTimers())

const address = 'GrAkKfEpTKQuVHG2Y97Y2FF4i7y7Q5AHLK94JBy7Y5yv'
const signature = new Uint8Array(64).fill(7)
const setUp = (script: FakeScript = {}) => openSession(fakeBackend(script))

const signerThat = (script: Partial<Record<keyof SolanaSigner, () => unknown>> = {}) =>
  ({ connect: async () => address, signMessage: async () => signature, ...script }) as SolanaSigner

test('connects, has the wallet sign the text, and proves it', async () => {
  const loginWithSiws = vi.fn(async () => ({ user: ada, identityToken: null, isNewUser: false }))
  const { session } = await setUp({ loginWithSiws, generateSiwsMessage: async () => 'Grüß dich' })
  const signMessage = vi.fn(async () => signature)
  const { user } = await loginWithSolanaWallet(session, { signer: signerThat({ signMessage }), name: 'Phantom' })
  expect(user.id).toBe(ada.id)
  expect(signMessage.mock.calls).toEqual([[{ address, message: new TextEncoder().encode('Grüß dich') }]])
  const proof = { chainType: 'solana', message: 'Grüß dich', signature: Buffer.from(signature).toString('base64') }
  expect(loginWithSiws.mock.calls).toMatchObject([[{ ...proof, walletClientType: 'Phantom' }]])
})

test('the same links it to who is signed in', async () => {
  const { session, state } = await setUp({ user: ada })
  await linkWithSolanaWallet(session, { signer: signerThat() })
  expect(state().user?.linkedAccounts).toContainEqual(expect.objectContaining({ address, chainType: 'solana' }))
})

test('the person says no in the wallet', async () => {
  const { session, state } = await setUp()
  const signMessage = () => Promise.reject(Object.assign(new Error('User rejected the request.'), { code: 4001 }))
  const refused = loginWithSolanaWallet(session, { signer: signerThat({ signMessage }) })
  await expect(refused).rejects.toMatchObject({ code: 'wallet_rejected', cause: { code: 4001 } })
  expect(state().status).toBe('signedOut')
})

test.each<[string, SolanaSigner]>([
  ['gives no account', signerThat({ connect: async () => undefined })],
  ['gives no signature', signerThat({ signMessage: async () => 'signed' })],
  ['throws at once', signerThat({ connect: () => JSON.parse('no') })],
  ['is none', {} as SolanaSigner],
])('a wallet that %s is a typed error (fault 20)', async (_, signer) => {
  const { session } = await setUp()
  await expect(loginWithSolanaWallet(session, { signer })).rejects.toMatchObject({ code: 'wallet_unreachable' })
})

test('a prompt that nobody answers ends by itself (fault 20)', async () => {
  const { session } = await setUp()
  vi.useFakeTimers()
  const login = loginWithSolanaWallet(session, { signer: signerThat({ connect: hangs }) })
  const settled = expect(login).rejects.toMatchObject({ code: 'wallet_unreachable' })
  await vi.advanceTimersByTimeAsync(300_000)
  await settled
  expect(vi.getTimerCount()).toBe(0)
})

test('a refusal of the backend arrives as it is', async () => {
  const { session } = await setUp({ loginWithSiws: fails('siws_invalid') })
  const refused = loginWithSolanaWallet(session, { signer: signerThat() })
  await expect(refused).rejects.toMatchObject({ code: 'siws_invalid' })
})

test('signing out while the wallet still asks: nobody is signed in by the late answer (fault 3)', async () => {
  const late = deferred<Uint8Array>()
  const { session, state } = await setUp({ user: ada })
  const signingIn = loginWithSolanaWallet(session, { signer: signerThat({ signMessage: () => late.promise }) })
  await logout(session)
  late.resolve(signature)
  await expect(signingIn).rejects.toMatchObject({ code: 'identity_changed' })
  expect(state()).toMatchObject({ status: 'signedOut', user: null })
})
