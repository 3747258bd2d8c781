import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const acceptTerms: Case = (create) => {
  test('notes that the person agreed, and that stays', async () => {
    const { backend } = await create()
    expect((await backend.createGuestAccount!({ signal })).user.hasAcceptedTerms).toBe(false)
    expect((await backend.acceptTerms!({ signal })).user.hasAcceptedTerms).toBe(true)
    expect((await backend.refreshUser({ signal })).user.hasAcceptedTerms).toBe(true)
  })
}
