import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const listPasskeys: Case = (create) => {
  test('tells of the passkey that somebody signed up with, also after a reload', async () => {
    const { backend, reopen } = await create()
    const { linkedAccounts } = await signUp(backend)
    const passkeys = await backend.listPasskeys!({ signal })
    const { credentialId } = linkedAccounts.find((account) => account.type === 'passkey')!
    expect(passkeys).toMatchObject([{ credentialId, name: null, backedUp: expect.any(Boolean) }])
    expect(passkeys[0]!.createdAt).toBeInstanceOf(Date)
    const again = reopen()
    await again.restore({ signal })
    expect(await again.listPasskeys!({ signal })).toEqual(passkeys)
  })
}
