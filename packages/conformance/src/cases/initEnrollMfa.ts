import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const initEnrollMfa: Case = (create) => {
  test('gives what an authenticator app takes, which is no second factor yet', async () => {
    const { backend } = await create()
    await signUp(backend)
    const { secret, authUrl } = await backend.initEnrollMfa!({ method: 'totp', signal })
    expect(secret).toMatch(/^[A-Z2-7]{16,}$/)
    expect(authUrl).toMatch(/^otpauth:\/\/totp\//)
    expect(new URL(authUrl).searchParams.get('secret')).toBe(secret)
    expect((await backend.refreshUser({ signal })).user.mfaMethods).toEqual([])
  })
}
