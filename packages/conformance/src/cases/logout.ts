import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const logout: Case = (create) => {
  test('leaves nothing that would work again (fault 3)', async () => {
    const { backend, reopen } = await create()
    await signUp(backend)
    await backend.logout({ signal })
    for (const each of [backend, reopen()]) {
      expect(await each.getAccessToken({ signal })).toBeNull()
      await expect(each.refreshUser({ signal })).rejects.toMatchObject({ name: 'LatchkeyError' })
    }
  })

  test('may be repeated, and done where nobody is signed in', async () => {
    const { backend } = await create()
    await backend.logout({ signal })
    await signUp(backend)
    await backend.logout({ signal })
    await backend.logout({ signal })
    expect(await backend.restore({ signal })).toBeNull()
  })

  test('beats a refresh that is under way (fault 3)', async () => {
    const { backend, reopen } = await create()
    await signUp(backend)
    const late = Promise.allSettled([
      backend.refreshUser({ signal }),
      backend.restore({ signal }),
      reopen().restore({ signal }),
    ])
    await backend.logout({ signal })
    await late
    expect(await backend.restore({ signal })).toBeNull()
    expect(await reopen().restore({ signal })).toBeNull()
  })
}
