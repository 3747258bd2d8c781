import { ada, fakeBackend, fakeWallet, newcomer } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import { act } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { snapshotOf } from '../../../../tests/setup/tag.ts'
import { usePrivy } from './usePrivy.ts'
import { usePrivyUser } from './usePrivyUser.ts'

test('is undefined while unknown, the person when signed in, null when signed out', async () => {
  const { ready, current, values } = mountHook(
    () => ({ person: usePrivyUser(), ...usePrivy() }),
    fakeBackend({ user: ada }),
  )
  expect(values[0]!.person).toBeUndefined()
  await ready()
  expect(current().person).toMatchObject({
    id: ada.id,
    createdAt: ada.createdAt,
    customMetadata: {},
    linkedAccounts: ada.linkedAccounts,
  })
  await act(() => current().logout())
  expect(current().person).toBeNull()
})

test('tells embedded wallets by chain, and leaves external ones out', async () => {
  const solana = { ...fakeWallet({ walletIndex: 1 }), chainType: 'solana' as const, address: '9xQeWvG816bUx9EP' }
  const { connectorType: _c, walletClientType: _w, ...rest } = fakeWallet({ walletIndex: 2 })
  const user = toUser({ ...ada, linkedAccounts: [fakeWallet(), solana, { ...rest, connectorType: 'injected' }] })
  const { ready, current } = mountHook(usePrivyUser, fakeBackend({ user }))
  await ready()
  expect(current()?.embeddedEthereumWallets.map(({ address }) => address)).toEqual([fakeWallet().address])
  expect(current()?.embeddedSolanaWallets.map(({ address }) => address)).toEqual([solana.address])
})

test('makes a wallet, and a second one only when asked to', async () => {
  const { ready, current } = mountHook(usePrivyUser, fakeBackend({ user: newcomer() }))
  await ready()
  await act(async () => void (await current()!.createEthereumWallet()))
  expect(current()?.embeddedEthereumWallets).toHaveLength(1)
  await expect(current()!.createEthereumWallet()).rejects.toMatchObject({ code: 'wallet_already_exists' })
  await act(async () => void (await current()!.createEthereumWallet({ allowAdditional: true })))
  expect(current()?.embeddedEthereumWallets).toHaveLength(2)
  await expect(current()!.createSolanaWallet()).rejects.toMatchObject({ code: 'unsupported_chain_type' })
})

test('makes the wallet at an HD index', async () => {
  const { ready, current } = mountHook(usePrivyUser, fakeBackend({ user: newcomer() }))
  await ready()
  await act(async () => {
    expect(await current()!.createWalletAtHdIndex({ index: 5 })).toMatchObject({ walletIndex: 5 })
  })
  expect(current()?.embeddedEthereumWallets).toMatchObject([{ walletIndex: 5 }])
})

test('passes on how the wallet opens, and nothing of its own', async () => {
  const user = toUser({ ...newcomer(), linkedAccounts: [fakeWallet()] })
  const createWallet = vi.fn(async () => ({ user, identityToken: null }))
  const { ready, current } = mountHook(usePrivyUser, fakeBackend({ user: newcomer(), createWallet }))
  await ready()
  await act(
    async () => void (await current()!.createEthereumWallet({ recoveryMethod: 'user-passcode', passcode: '482913' })),
  )
  expect(createWallet).toHaveBeenCalledWith({
    chainType: 'ethereum',
    recoveryMethod: 'user-passcode',
    passcode: '482913',
    signal: expect.any(AbortSignal),
  })
})

test('refresh and the tokens are those of the session', async () => {
  const backend = fakeBackend({
    restore: async () => snapshotOf('ada'),
    refreshUser: async () => snapshotOf('ada', 1),
    getAccessToken: async () => 'a.b.c',
  })
  const { ready, current } = mountHook(usePrivyUser, backend)
  await ready()
  expect(current()?.identityToken).toBe('token-of-ada')
  await expect(current()!.getAccessToken()).resolves.toBe('a.b.c')
  await act(async () => void (await current()!.refresh()))
  expect(current()?.customMetadata).toEqual({ who: 'ada', moment: 1 })
})
