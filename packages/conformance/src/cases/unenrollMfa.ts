import { expect, test } from 'vitest'
import { authenticatorCode } from '../authenticator.ts'
import { enrollApp, signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const unenrollMfa: Case = (create) => {
  test('takes the second factor away once it was shown, and not before', async () => {
    const { backend } = await create()
    await signUp(backend)
    const secret = await enrollApp(backend)
    await expect(backend.unenrollMfa!({ method: 'totp', signal })).rejects.toMatchObject({ code: 'mfa_required' })
    expect((await backend.refreshUser({ signal })).user.mfaMethods).toEqual(['totp'])
    await backend.verifyMfa!({ method: 'totp', code: await authenticatorCode(secret, 1), signal })
    const { user } = await backend.unenrollMfa!({ method: 'totp', signal })
    expect(user.mfaMethods).toEqual([])
    expect(user.mfaVerifiedAt).toBeUndefined()
  })

  test('has whoever waits for a second factor go on once it is shown, and refuses who gives up', async () => {
    const { backend } = await create()
    await signUp(backend)
    const secret = await enrollApp(backend)
    const given = new Promise<void>((resolve) => {
      const stop = backend.onMfaRequired!(({ methods, cancel }) => {
        expect(methods).toEqual(['totp'])
        stop()
        cancel()
        resolve()
      })
    })
    await expect(backend.unenrollMfa!({ method: 'totp', signal })).rejects.toMatchObject({ code: 'mfa_required' })
    await given

    const code = await authenticatorCode(secret, 1)
    const stop = backend.onMfaRequired!(() => void backend.verifyMfa!({ method: 'totp', code, signal }))
    expect((await backend.unenrollMfa!({ method: 'totp', signal })).user.mfaMethods).toEqual([])
    stop()
  })
}
