import { expect, test } from 'vitest'
import { delegate, signal, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const getGrants: Case = (create) => {
  test('lists server access, on and ended, newest first', async () => {
    const { backend, sign } = await create()
    const wallet = await signUpWithWallet(backend)
    expect(await backend.getGrants!({ signal })).toEqual([])
    await delegate(backend, wallet)
    await sign?.({ walletId: wallet.id!, message: 'Once' })
    await backend.revokeWallets!({ signal })
    await delegate(backend, wallet)

    const grants = await backend.getGrants!({ signal })
    expect(grants).toMatchObject([
      { address: wallet.address, status: 'active', endedAt: null, endedBy: null, signCount: 0 },
      { address: wallet.address, status: 'revoked', endedBy: 'user', signCount: sign ? 1 : 0 },
    ])
    expect(grants[1]!.endedAt).toBeInstanceOf(Date)
    expect(grants[0]!.expiresAt.getTime()).toBeGreaterThan(grants[0]!.grantedAt.getTime())
  })
}
