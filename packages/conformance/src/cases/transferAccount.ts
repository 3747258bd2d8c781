import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const transferAccount: Case = (create) => {
  test('moves nothing for a nonce that was made up, and the person stays as they are', async () => {
    const { backend } = await create()
    const user = await signUp(backend)
    const moving = backend.transferAccount!({ nonce: 'A'.repeat(43), signal })
    await expect(moving).rejects.toMatchObject({ code: 'invalid_credentials' })
    expect((await backend.refreshUser({ signal })).user).toEqual(user)
  })
}
