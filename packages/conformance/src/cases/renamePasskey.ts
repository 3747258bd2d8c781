import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const renamePasskey: Case = (create) => {
  test('a passkey has the name that it was given last', async () => {
    const { backend } = await create()
    await signUp(backend)
    const { credentialId } = (await backend.listPasskeys!({ signal }))[0]!
    for (const name of ['Work laptop', 'Grandma’s phone 📱']) {
      const { user } = await backend.renamePasskey!({ credentialId, name, signal })
      expect(user.linkedAccounts).toContainEqual(expect.objectContaining({ credentialId, authenticatorName: name }))
      expect(await backend.listPasskeys!({ signal })).toMatchObject([{ credentialId, name }])
    }
  })

  test('refuses what is no name, and a passkey of nobody’s', async () => {
    const { backend } = await create()
    await signUp(backend)
    const { credentialId } = (await backend.listPasskeys!({ signal }))[0]!
    const code = 'wire_invalid'
    for (const name of ['', '   ', 'x'.repeat(65), 'a\nb'])
      await expect(backend.renamePasskey!({ credentialId, name, signal }), name).rejects.toMatchObject({ code })
    const absent = backend.renamePasskey!({ credentialId: 'absent', name: 'Mine', signal })
    await expect(absent).rejects.toMatchObject({ code: 'linked_account_not_found' })
  })
}
