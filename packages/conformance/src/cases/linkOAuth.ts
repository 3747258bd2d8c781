import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const linkOAuth: Case = (create) => {
  test('refuses a return that was not begun here, and the person stays as they are', async () => {
    const { backend } = await create()
    const { user } = await backend.createGuestAccount!({ signal })
    const returned = { authorizationCode: 'c'.repeat(43), stateCode: 's'.repeat(43), signal }
    await expect(backend.linkOAuth!(returned)).rejects.toMatchObject({ code: 'oauth_unexpected' })
    expect((await backend.refreshUser({ signal })).user).toEqual(user)
  })
}
