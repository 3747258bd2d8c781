import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

const email = 'grace@example.com'

export const loginWithCode: Case = (create) => {
  test('refuses a wrong code and signs nobody in', async () => {
    const { backend } = await create()
    await backend.sendCode!({ email, signal })
    const refused = backend.loginWithCode!({ email, code: '000000', signal })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_credentials' })
    expect(await backend.restore({ signal })).toBeNull()
  })

  test('signs in with the code that was mailed, once', async ({ skip }) => {
    const { backend, mailedCode } = await create()
    if (!mailedCode) return skip('sends no mail')
    await backend.sendCode!({ email, signal })
    const code = await mailedCode(email)
    const { user, isNewUser } = await backend.loginWithCode!({ email, code, signal })
    expect({ isNewUser, email: user.email }).toEqual({ isNewUser: true, email: { address: email } })

    await backend.logout({ signal })
    await expect(backend.loginWithCode!({ email, code, signal })).rejects.toMatchObject({ code: 'invalid_credentials' })
    await backend.sendCode!({ email, signal })
    const again = await backend.loginWithCode!({ email, code: await mailedCode(email), signal })
    expect({ isNewUser: again.isNewUser, id: again.user.id }).toEqual({ isNewUser: false, id: user.id })
  })
}
