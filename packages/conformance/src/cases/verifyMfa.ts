import { expect, test } from 'vitest'
import { authenticatorCode, wrongCode } from '../authenticator.ts'
import { enrollApp, signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const verifyMfa: Case = (create) => {
  test('takes the code that the app shows, and no wrong one', async () => {
    const { backend } = await create()
    await signUp(backend)
    const secret = await enrollApp(backend)
    const wrong = backend.verifyMfa!({ method: 'totp', code: await wrongCode(secret), signal })
    await expect(wrong).rejects.toMatchObject({ code: 'missing_or_invalid_mfa' })
    // The next one: the one now was used up when the app was enrolled.
    await backend.verifyMfa!({ method: 'totp', code: await authenticatorCode(secret, 1), signal })
  })

  test('refuses who has none', async () => {
    const { backend } = await create()
    await signUp(backend)
    const nothing = backend.verifyMfa!({ method: 'totp', code: '123456', signal })
    await expect(nothing).rejects.toMatchObject({ code: 'mfa_not_enrolled' })
  })
}
