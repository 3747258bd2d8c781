import { expect, test } from 'vitest'
import { authenticatorCode, wrongCode } from '../authenticator.ts'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const submitEnrollMfa: Case = (create) => {
  test('makes an app a second factor by its first code, and by no other', async () => {
    const { backend, reopen } = await create()
    await signUp(backend)
    const { secret } = await backend.initEnrollMfa!({ method: 'totp', signal })
    const wrong = backend.submitEnrollMfa!({ method: 'totp', code: await wrongCode(secret), signal })
    await expect(wrong).rejects.toMatchObject({ code: 'missing_or_invalid_mfa' })
    expect((await backend.refreshUser({ signal })).user.mfaMethods).toEqual([])

    const { user } = await backend.submitEnrollMfa!({ method: 'totp', code: await authenticatorCode(secret), signal })
    expect(user.mfaMethods).toEqual(['totp'])
    expect(user.mfaVerifiedAt?.totp).toBeInstanceOf(Date)
    expect((await reopen().restore({ signal }))?.user).toEqual(user)
  })
}
