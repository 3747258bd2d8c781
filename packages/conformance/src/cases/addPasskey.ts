import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const addPasskey: Case = (create) => {
  test('a device that holds one of the person’s passkeys makes no second one, and nothing changes', async () => {
    const { backend } = await create()
    await signUp(backend)
    await expect(backend.addPasskey!({ name: 'Again', signal })).rejects.toMatchObject({ code: 'passkey_invalid' })
    expect(await backend.listPasskeys!({ signal })).toHaveLength(1)
  })
}
