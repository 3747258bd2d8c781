import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const sendCode: Case = (create) => {
  test('takes any address, and tells nobody whether it is known', async () => {
    const { backend } = await create()
    expect(await backend.sendCode!({ email: 'nobody@example.com', signal })).toBeUndefined()
    expect(await backend.restore({ signal })).toBeNull()
  })
}
