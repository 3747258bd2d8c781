import { expect, test, vi } from 'vitest'
import { openSession } from '../../../../tests/setup/openSession.ts'
import type { Backend } from '../backend/Backend.ts'
import { fails, fakeBackend } from '../backend/fakeBackend.ts'
import { ada, adaDelegated, fakeWallet, newcomer } from '../backend/fakePeople.ts'
import { toUser } from '../types/toUser.ts'
import { createWallet } from './createWallet.ts'

test('makes the next wallet and gives that one, which is then in the state', async () => {
  const { session, state } = await openSession(fakeBackend({ user: newcomer() }))
  const first = await createWallet(session)
  const second = await createWallet(session, { recoveryMethod: 'user-passcode', passcode: '482913' })
  expect([first.walletIndex, second.walletIndex]).toEqual([0, 1])
  expect(second.recoveryMethod).toBe('user-passcode')
  expect(state().user?.linkedAccounts.slice(-2)).toEqual([first, second])
})

test('is told from a wallet that changed at the same time', async () => {
  const changed = adaDelegated.linkedAccounts
  const user = toUser({ ...ada, linkedAccounts: [fakeWallet({ walletIndex: 1 }), ...changed] })
  const { session } = await openSession(
    fakeBackend({ user: ada, createWallet: async () => ({ user, identityToken: null }) }),
  )
  expect((await createWallet(session)).walletIndex).toBe(1)
})

test('no new wallet in the answer is a typed error, and nothing changed (fault 20)', async () => {
  const { session, state } = await openSession(
    fakeBackend({ user: ada, createWallet: async () => ({ user: adaDelegated, identityToken: null }) }),
  )
  const before = state()
  await expect(createWallet(session)).rejects.toMatchObject({
    code: 'backend_invalid',
    message: expect.stringContaining('no new wallet'),
  })
  expect(state()).toBe(before)
})

test('a chain that the backend makes no wallets for is refused without a call', async () => {
  const asked = vi.fn()
  const { session } = await openSession(fakeBackend({ user: ada, createWallet: asked }))
  await expect(createWallet(session, { chainType: 'solana' })).rejects.toMatchObject({
    code: 'unsupported_chain_type',
    message: expect.stringContaining('this backend makes wallets for ethereum'),
  })
  expect(asked).not.toHaveBeenCalled()
})

test('signed out, or refused, or impossible: a typed error', async () => {
  await expect(createWallet((await openSession(fakeBackend())).session)).rejects.toMatchObject({
    code: 'must_be_authenticated',
  })
  const refused = await openSession(fakeBackend({ user: ada, createWallet: fails('prf_not_supported') }))
  await expect(createWallet(refused.session)).rejects.toMatchObject({ code: 'prf_not_supported' })
  const backend: Partial<Backend> = fakeBackend({ user: ada })
  delete backend.createWallet
  await expect(createWallet((await openSession(backend as Backend)).session)).rejects.toMatchObject({
    code: 'capability_missing',
  })
})
