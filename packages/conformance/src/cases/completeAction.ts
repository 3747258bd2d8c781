import { wallets } from '@latchkey/core'
import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const completeAction: Case = (create) => {
  test('what was signed is done, and the person shows it', async () => {
    const { backend } = await create()
    await signUp(backend)
    const action = await backend.initAction!({ kind: 'createWallet', chainType: 'ethereum', signal })
    const signed = await backend.signAction!({ action, signal })
    const answer = await backend.completeAction!({ action, signed, signal })
    const address = wallets((await backend.refreshUser({ signal })).user)[0]?.address
    expect(answer).toMatchObject({ status: 'done', result: { address, chainType: 'ethereum' } })
    expect(wallets(answer.snapshot!.user)).toMatchObject([{ address }])
  })
}
