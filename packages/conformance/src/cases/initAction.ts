import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const initAction: Case = (create) => {
  test('says what will be signed, and until when, and asks nobody for anything', async () => {
    const { backend, passkey } = await create()
    await signUp(backend)
    const prompts = passkey?.prompts
    const request = { kind: 'createWallet', chainType: 'ethereum' } as const
    const action = await backend.initAction!({ ...request, signal })
    expect(action.request).toEqual(request)
    expect(action.expiresAt.getTime()).toBeGreaterThan(Date.now())
    expect(passkey?.prompts).toBe(prompts)
  })

  test('leaves no trace of what is never signed', async () => {
    const { backend } = await create()
    const user = await signUp(backend)
    for (let times = 0; times < 3; times++)
      await backend.initAction!({ kind: 'createWallet', chainType: 'ethereum', signal })
    expect((await backend.refreshUser({ signal })).user).toEqual(user)
  })
}
