import { ada, fails, fakeBackend } from '@latchkey/core/fake'
import type { User, Wallet } from '@latchkey/core'
import { act } from '@testing-library/react'
import { expect, expectTypeOf, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useIdentityToken } from './useIdentityToken.ts'
import { useLogin } from './useLogin.ts'
import { useLogout } from './useLogout.ts'
import { usePrivy } from './usePrivy.ts'
import { useUser } from './useUser.ts'
import { useWallets } from './useWallets.ts'

test('signs out: the person is gone at once, and for good', async () => {
  const { ready, current } = mountHook(usePrivy, fakeBackend({ user: ada }))
  await ready()
  await act(() => current().logout())
  expect(current()).toMatchObject({ ready: true, authenticated: false, user: null })
  await expect(current().getAccessToken()).resolves.toBeNull()
})

test('signing out while a refresh is in flight: neither the person nor the token comes back (fault 3)', async () => {
  const late = deferred<ReturnType<typeof snapshotOf>>()
  const backend = fakeBackend({ restore: async () => snapshotOf('ada'), refreshUser: () => late.promise })
  const { ready, current } = mountHook(() => ({ ...usePrivy(), ...useUser(), ...useIdentityToken() }), backend)
  await ready()
  const refreshed = expect(current().refreshUser()).rejects.toMatchObject({ code: 'identity_changed' })
  await act(() => current().logout())
  await act(async () => late.resolve(snapshotOf('ada', 1)))
  await refreshed
  expect(current()).toMatchObject({ authenticated: false, user: null, identityToken: null })
})

test('a background error is shown beside the person, and goes', async () => {
  const answers = [fails('offline'), async () => snapshotOf('ada')]
  const backend = fakeBackend({ restore: async () => snapshotOf('ada'), refreshUser: () => answers.shift()!() })
  const { ready, current } = mountHook(() => ({ ...usePrivy(), ...useUser() }), backend)
  await ready()
  await act(
    async () =>
      void (await current()
        .refreshUser()
        .catch(() => {})),
  )
  expect(current()).toMatchObject({ authenticated: true, error: { code: 'offline' } })
  await act(async () => void (await current().refreshUser()))
  expect(current().error).toBeNull()
})

test('makes a wallet and gives it; useWallets shows it', async () => {
  const { ready, current } = mountHook(() => ({ ...usePrivy(), wallets: useWallets() }), fakeBackend({ user: ada }))
  await ready()
  let made: Wallet | undefined
  await act(async () => void (made = await current().createWallet()))
  expect(made?.walletIndex).toBe(1)
  expect(current().wallets).toMatchObject({ ready: true })
  expect(current().wallets.wallets).toContainEqual(expect.objectContaining(made!))
})

test('the identity token is the backend’s, and another person’s is another', async () => {
  const backend = fakeBackend({
    restore: async () => snapshotOf('ada'),
    loginWithPasskey: async () => ({ ...snapshotOf('bob'), isNewUser: false }),
  })
  const { ready, current } = mountHook(() => ({ ...useIdentityToken(), ...useLogin(), ...usePrivy() }), backend)
  expect(current().identityToken).toBeNull()
  await ready()
  expect(current().identityToken).toBe('token-of-ada')
  await act(async () => void (await current().loginWithPasskey()))
  expect(current().identityToken).toBe('token-of-bob')
  await act(() => current().logout())
  expect(current().identityToken).toBeNull()
})

test('useLogout calls back once it is done, and the callback of the last render', async () => {
  const slow = deferred<void>()
  const [first, last] = [vi.fn(), vi.fn()]
  let onSuccess = first
  const { ready, current, rerender } = mountHook(
    () => useLogout({ onSuccess }),
    fakeBackend({ user: ada, logout: () => slow.promise }),
  )
  await ready()
  const left = current().logout()
  onSuccess = last
  rerender()
  expect(last).not.toHaveBeenCalled()
  slow.resolve()
  await act(() => left)
  expect(first).not.toHaveBeenCalled()
  expect(last).toHaveBeenCalledOnce()
})

test('the names and shapes are those that React developers know', () => {
  type Privy = ReturnType<typeof usePrivy>
  expectTypeOf<Privy['ready' | 'authenticated']>().toEqualTypeOf<boolean>()
  expectTypeOf<Privy['user']>().toEqualTypeOf<User | null | undefined>()
  expectTypeOf<Privy['logout']>().toEqualTypeOf<() => Promise<void>>()
  expectTypeOf<Privy['getAccessToken']>().toEqualTypeOf<() => Promise<string | null>>()
  expectTypeOf<Privy['createWallet']>().toExtend<() => Promise<Wallet>>()
  expectTypeOf<ReturnType<typeof useIdentityToken>>().toEqualTypeOf<{ identityToken: string | null }>()
  expectTypeOf<ReturnType<typeof useLogout>>().toEqualTypeOf<{ logout: () => Promise<void> }>()
})

test('useLogin offers what the backend names, each way works, and refusals are typed', async () => {
  const { ready, current } = mountHook(() => ({ ...useLogin(), ...usePrivy() }), fakeBackend())
  await ready()
  expect(current().loginMethods).toEqual(['passkey', 'email', 'siwe', 'guest'])
  const provider = {
    request: async ({ method }: { method: string }) => (method === 'eth_requestAccounts' ? ['0xA'] : '0x1'),
  }
  const ways = [
    () => current().signupWithPasskey({ name: 'Laptop' }),
    () => current().loginWithPasskey(),
    () =>
      current()
        .sendCode({ email: 'ada@example.com' })
        .then(() => current().loginWithCode({ email: 'ada@example.com', code: '123456' })),
    () => current().loginWithWallet({ provider, name: 'MetaMask' }),
    () => current().createGuestAccount(),
  ]
  for (const way of ways) {
    await act(async () => void (await way()))
    expect(current().authenticated).toBe(true)
    await act(() => current().logout())
  }
  await act(async () => {
    await expect(current().loginWithCode({ email: 'ada@example.com', code: '000000' })).rejects.toMatchObject({
      code: 'invalid_credentials',
    })
  })
  expect(current().authenticated).toBe(false)
})

test('a person without wallets has an empty list, always the same one', async () => {
  const backend = fakeBackend({ user: { ...tag('ada'), linkedAccounts: [] } })
  const { ready, current, values } = mountHook(useWallets, backend)
  expect(current()).toEqual({ ready: false, wallets: [] })
  await ready()
  expect(current()).toEqual({ ready: true, wallets: [] })
  expect(values[0]!.wallets).toEqual([])
})
