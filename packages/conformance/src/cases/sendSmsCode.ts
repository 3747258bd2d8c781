import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const sendSmsCode: Case = (create) => {
  test('texts six digits, another six each time', async ({ skip }) => {
    const { backend, textedCode } = await create()
    if (!textedCode) return skip('sends no texts')
    const phone = '+1 415 555 2671'
    await backend.sendSmsCode!({ phone, signal })
    const first = await textedCode(phone)
    await backend.sendSmsCode!({ phone, signal })
    expect(first).toMatch(/^\d{6}$/)
    expect(await textedCode(phone)).not.toBe(first)
  })
}
