import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

const id = 424_242

export const loginWithTelegram: Case = (create) => {
  test('signs in whom Telegram signed for, the same person each time', async ({ skip }) => {
    const { backend, signedByTelegram } = await create()
    if (!signedByTelegram) return skip('knows no bot of Telegram’s')
    const login = () => backend.loginWithTelegram!({ ...signedByTelegram(id), signal })
    const { user, isNewUser } = await login()
    expect(isNewUser).toBe(true)
    expect(user.telegram).toMatchObject({ telegramUserId: String(id) })
    await backend.logout({ signal })
    expect(await login()).toMatchObject({ isNewUser: false, user: { id: user.id } })
  })

  test('what was changed on the way, or shown before, signs nobody in', async ({ skip }) => {
    const { backend, signedByTelegram } = await create()
    if (!signedByTelegram) return skip('knows no bot of Telegram’s')
    const refused = { code: 'telegram_invalid' }
    const proof = signedByTelegram(id)
    const forged = { telegramAuthResult: { ...proof.telegramAuthResult, id: 1 } }
    await expect(backend.loginWithTelegram!({ ...forged, signal })).rejects.toMatchObject(refused)
    await backend.loginWithTelegram!({ ...proof, signal })
    await backend.logout({ signal })
    await expect(backend.loginWithTelegram!({ ...proof, signal })).rejects.toMatchObject(refused)
    expect(await backend.restore({ signal })).toBeNull()
  })

  test('is linked, is nobody else’s then, and is taken away again', async ({ skip }) => {
    const { backend, signedByTelegram } = await create()
    if (!signedByTelegram) return skip('knows no bot of Telegram’s')
    const link = () => backend.linkAccount!({ type: 'telegram', ...signedByTelegram(id), signal })
    await backend.createGuestAccount!({ signal })
    expect((await link()).user.linkedAccounts).toMatchObject([{ type: 'telegram', telegramUserId: String(id) }])
    const sole = backend.unlinkAccount!({ type: 'telegram', telegramUserId: String(id), signal })
    await expect(sole).rejects.toMatchObject({ code: 'cannot_unlink_sole_account' })
    await backend.logout({ signal })
    await backend.signupWithPasskey!({ signal })
    await expect(link()).rejects.toMatchObject({ code: 'linked_to_another_user' })
  })
}
