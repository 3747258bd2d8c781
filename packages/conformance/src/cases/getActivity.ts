import { expect, test } from 'vitest'
import { delegate, signal, signUp, signUpWithWallet } from '../person.ts'
import type { Case } from '../Subject.ts'

export const getActivity: Case = (create) => {
  test('tells what was done with server access, newest first', async () => {
    const { backend, sign } = await create()
    const wallet = await signUpWithWallet(backend)
    await delegate(backend, wallet)
    await sign?.({ walletId: wallet.id!, message: 'Once' })
    await backend.revokeWallets!({ signal })
    const { activity, nextCursor } = await backend.getActivity!({ signal })
    expect(activity.map(({ event }) => event)).toEqual([
      'delegation.revoked',
      ...(sign ? ['delegation.signed'] : []),
      'delegation.created',
    ])
    expect(activity.at(-1)).toMatchObject({ seq: 1, ts: expect.any(Date), actor: 'user', address: wallet.address })
    expect(nextCursor).toBeNull()
  })

  test('tells of nothing where nothing was done', async () => {
    const { backend } = await create()
    await signUp(backend)
    expect(await backend.getActivity!({ signal })).toEqual({ activity: [], nextCursor: null })
  })
}
