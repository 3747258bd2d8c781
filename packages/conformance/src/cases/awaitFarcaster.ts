import { expect, test } from 'vitest'
import { signal } from '../person.ts'
import type { Case } from '../Subject.ts'

export const awaitFarcaster: Case = (create) => {
  test('gives what the client signed, and the channel that it came by', async ({ skip }) => {
    const { backend, answerInFarcaster } = await create()
    if (!answerInFarcaster) return skip('knows no relay of Farcaster’s')
    const { channelToken } = await backend.initFarcaster!({ signal })
    answerInFarcaster(channelToken, 4321)
    const proof = await backend.awaitFarcaster!({ channelToken, signal })
    expect(proof).toMatchObject({ channelToken, fid: 4321, message: expect.stringContaining('farcaster://fid/4321') })
  })

  test('ends once it is given up', async ({ skip }) => {
    const { backend, answerInFarcaster } = await create()
    if (!answerInFarcaster) return skip('knows no relay of Farcaster’s')
    const { channelToken } = await backend.initFarcaster!({ signal })
    const controller = new AbortController()
    const waiting = backend.awaitFarcaster!({ channelToken, signal: controller.signal })
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' })
  })
}
