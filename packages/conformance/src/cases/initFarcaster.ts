import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const initFarcaster: Case = (create) => {
  test('opens a channel of its own each time, which a client finds by its address', async ({ skip }) => {
    const { backend, answerInFarcaster } = await create()
    if (!answerInFarcaster) return skip('knows no relay of Farcaster’s')
    const [one, other] = [await backend.initFarcaster!({ signal }), await backend.initFarcaster!({ signal })]
    expect(one.channelToken).not.toBe(other.channelToken)
    expect(one.connectUri).toContain(one.channelToken)
  })
}
