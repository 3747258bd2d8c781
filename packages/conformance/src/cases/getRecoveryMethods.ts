import { expect, test } from 'vitest'
import { signal, signUp, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const getRecoveryMethods: Case = (create) => {
  test('tells what opens the wallets, also after a reload', async () => {
    const { backend, reopen } = await create()
    await signUpWithWallet(backend)
    const ways = await backend.getRecoveryMethods!({ signal })
    expect(ways).toMatchObject([
      { method: 'user-passkey', credentialId: expect.any(String), createdAt: expect.any(Date) },
    ])
    const again = reopen()
    await again.restore({ signal })
    expect(await again.getRecoveryMethods!({ signal })).toEqual(ways)
  })

  test('tells of none where nothing was made yet', async () => {
    const { backend } = await create()
    await signUp(backend)
    expect(await backend.getRecoveryMethods!({ signal })).toEqual([])
  })
}
