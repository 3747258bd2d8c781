import type { Backend, LoginMethod, Verb } from '@latchkey/core'
import { expect, test } from 'vitest'
import type { Case } from '../Subject.ts'

/** What a backend says it can do, it has the verbs for. */
export const capabilities: Case = (create) => {
  test('name only what there are verbs for', async () => {
    const { backend } = await create()
    const { loginMethods, wallets, delegate, revoke } = backend.capabilities
    const needed = [
      ...loginMethods.flatMap((method) => verbsOf[method]),
      ...(wallets ? (['createWallet'] as const) : []),
      ...(delegate ? (['delegateWallet'] as const) : []),
      ...(revoke === 'none' ? [] : (['revokeWallets'] as const)),
    ]
    expect(needed.filter((verb) => !backend[verb as keyof Backend])).toEqual([])
  })

  test('give server access that ends by itself', async () => {
    const { backend } = await create()
    const { delegate } = backend.capabilities
    if (!delegate) return
    expect(delegate.defaultExpiresIn).toBeGreaterThan(0)
    expect(delegate.defaultExpiresIn).toBeLessThanOrEqual(delegate.maxExpiresIn)
  })
}

const verbsOf: Record<LoginMethod, Verb[]> = {
  passkey: ['signupWithPasskey', 'loginWithPasskey'],
  email: ['sendCode', 'loginWithCode'],
  sms: ['sendSmsCode', 'loginWithSms'],
  siwe: ['generateSiweMessage', 'loginWithSiwe'],
  siws: ['generateSiwsMessage', 'loginWithSiws'],
  telegram: ['loginWithTelegram'],
  farcaster: ['initFarcaster', 'awaitFarcaster', 'loginWithFarcaster'],
  guest: ['createGuestAccount'],
}
