import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const getAccessToken: Case = (create) => {
  test('gives null while nobody is signed in, and a token while somebody is', async () => {
    const { backend, reopen } = await create()
    expect(await backend.getAccessToken({ signal })).toBeNull()
    await signUp(backend)
    expect(await backend.getAccessToken({ signal })).toMatch(/./)
    expect(await reopen().getAccessToken({ signal })).toMatch(/./)
  })

  test('gives the same token to all who ask at once', async () => {
    const { backend, reopen } = await create()
    await signUp(backend)
    const again = reopen()
    const tokens = await Promise.all([1, 2, 3].map(() => again.getAccessToken({ signal })))
    expect(new Set(tokens).size).toBe(1)
  })
}
