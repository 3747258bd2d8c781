import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const signupWithPasskey: Case = (create) => {
  test('makes a person of a new passkey', async () => {
    const { backend, passkey } = await create()
    const { user, isNewUser } = await backend.signupWithPasskey!({ name: 'Ada', signal })
    expect(isNewUser).toBe(true)
    expect(user.id).toMatch(/^did:/)
    expect(user.isGuest).toBe(false)
    expect(user.linkedAccounts).toContainEqual(expect.objectContaining({ type: 'passkey' }))
    expect(passkey?.prompts ?? 1).toBe(1)
  })

  test('works with a passkey that cannot open wallets', async () => {
    const { backend } = await create({ prf: false })
    const { user } = await backend.signupWithPasskey!({ signal })
    expect(user.linkedAccounts).toContainEqual(expect.objectContaining({ type: 'passkey' }))
  })
}
