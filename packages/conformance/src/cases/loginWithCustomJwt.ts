import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const loginWithCustomJwt: Case = (create) => {
  test('a token that nobody vouches for signs nobody in', async () => {
    const { backend } = await create()
    const refused = backend.loginWithCustomJwt!({ token: 'e30.e30.c2ln', signal })
    await expect(refused).rejects.toMatchObject({ name: 'LatchkeyError' })
    expect(await backend.restore({ signal })).toBeNull()
  })
}
