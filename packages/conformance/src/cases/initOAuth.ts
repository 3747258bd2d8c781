import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const initOAuth: Case = (create) => {
  test('refuses a provider that it does not know', async () => {
    const { backend } = await create()
    const begun = backend.initOAuth!({ provider: 'custom:nobody', redirectTo: 'http://localhost/', signal })
    await expect(begun).rejects.toMatchObject({ code: 'not_supported' })
    expect(await backend.restore({ signal })).toBeNull()
  })
}
