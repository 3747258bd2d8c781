import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const signAction: Case = (create) => {
  test('prompts once, and changes nothing by itself', async () => {
    const { backend, passkey } = await create()
    const user = await signUp(backend)
    const action = await backend.initAction!({ kind: 'createWallet', chainType: 'ethereum', signal })
    const prompts = passkey?.prompts
    await backend.signAction!({ action, signal })
    if (passkey) expect(passkey.prompts).toBe(prompts! + 1)
    expect((await backend.refreshUser({ signal })).user).toEqual(user)
  })
}
