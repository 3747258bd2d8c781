import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const loginWithPasskey: Case = (create) => {
  test('signs in whom the passkey belongs to, in one prompt', async () => {
    const { backend, passkey } = await create()
    const { id } = await signUp(backend)
    await backend.logout({ signal })
    const { user, isNewUser } = await backend.loginWithPasskey!({ signal })
    expect({ id: user.id, isNewUser }).toEqual({ id, isNewUser: false })
    expect(passkey?.prompts ?? 2).toBe(2)
  })

  test('says so where the device has no passkey, and signs nobody in', async ({ skip }) => {
    const { backend, passkey } = await create()
    if (!passkey) return skip('has no passkey device')
    await expect(backend.loginWithPasskey!({ signal })).rejects.toMatchObject({ code: 'passkey_cancelled' })
    expect(await backend.restore({ signal })).toBeNull()
  })
}
