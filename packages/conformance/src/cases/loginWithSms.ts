import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

const phone = '+1 415 555 2671'

export const loginWithSms: Case = (create) => {
  test('signs in with the code that was texted, and with no other', async ({ skip }) => {
    const { backend, textedCode } = await create()
    if (!textedCode) return skip('sends no texts')
    await backend.sendSmsCode!({ phone, signal })
    const refused = backend.loginWithSms!({ phone, code: '000000', signal })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_credentials' })
    expect(await backend.restore({ signal })).toBeNull()

    const { user, isNewUser } = await backend.loginWithSms!({ phone, code: await textedCode(phone), signal })
    expect(isNewUser).toBe(true)
    expect(user.linkedAccounts).toMatchObject([{ type: 'phone' }])
  })
}
