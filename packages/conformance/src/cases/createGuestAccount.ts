import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const createGuestAccount: Case = (create) => {
  test('signs in somebody without an account', async () => {
    const { backend, reopen } = await create()
    const { user, isNewUser } = await backend.createGuestAccount!({ signal })
    expect({ isNewUser, isGuest: user.isGuest }).toEqual({ isNewUser: true, isGuest: true })
    expect((await reopen().restore({ signal }))?.user.id).toBe(user.id)
  })

  test('is somebody else after a logout', async () => {
    const { backend } = await create()
    const { user } = await backend.createGuestAccount!({ signal })
    await backend.logout({ signal })
    expect((await backend.createGuestAccount!({ signal })).user.id).not.toBe(user.id)
  })
}
