import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const loginWithOAuth: Case = (create) => {
  test('refuses a return that was not begun here', async () => {
    const { backend } = await create()
    const returned = { authorizationCode: 'c'.repeat(43), stateCode: 's'.repeat(43), signal }
    await expect(backend.loginWithOAuth!(returned)).rejects.toMatchObject({ code: 'oauth_unexpected' })
    expect(await backend.restore({ signal })).toBeNull()
  })
}
