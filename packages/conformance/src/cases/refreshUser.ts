import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const refreshUser: Case = (create) => {
  test('gives the person who is signed in', async () => {
    const { backend } = await create()
    const person = await signUp(backend)
    const { user } = await backend.refreshUser({ signal })
    expect(user).toEqual(person)
    expect(user.createdAt).toBeInstanceOf(Date)
  })

  test('is refused where nobody is signed in', async () => {
    const { backend } = await create()
    await expect(backend.refreshUser({ signal })).rejects.toMatchObject({ name: 'LatchkeyError' })
  })
}
