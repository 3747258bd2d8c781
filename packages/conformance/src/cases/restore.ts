import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const restore: Case = (create) => {
  test('finds nobody where nobody signed in, and asks nobody', async () => {
    const { backend, passkey } = await create()
    expect(await backend.restore({ signal })).toBeNull()
    expect(passkey?.prompts ?? 0).toBe(0)
  })

  test('finds the person again after a reload, as often as one likes', async () => {
    const { backend, reopen } = await create()
    const { id } = await signUp(backend)
    for (const again of [reopen(), reopen()]) {
      expect((await again.restore({ signal }))?.user.id).toBe(id)
      expect((await again.restore({ signal }))?.user.id).toBe(id)
    }
  })

  test('finds who is signed in here, whoever the page shows', async () => {
    const { backend, reopen } = await create()
    const { id, ...rest } = await signUp(backend)
    for (const shownId of [id, 'did:latchkey:another']) {
      const shown = { user: { id: shownId, ...rest }, identityToken: null }
      expect((await reopen().restore({ signal, shown }))?.user.id).toBe(id)
    }
  })

  test('finds nobody after a logout, whoever the page shows', async () => {
    const { backend, reopen } = await create()
    const user = await signUp(backend)
    await backend.logout({ signal })
    expect(await backend.restore({ signal })).toBeNull()
    expect(await reopen().restore({ signal })).toBeNull()
    expect(await reopen().restore({ signal, shown: { user, identityToken: null } })).toBeNull()
  })
}
