import { randomBytes } from 'node:crypto'
import { testFarcaster } from './testFarcaster.test.kit.ts'
import { botToken, widgetResult } from './testTelegram.test.kit.ts'

/** Telegram’s bot and Farcaster’s relay as options of a server, and the people who answer there by real signatures. */
export async function testNetworks() {
  const farcaster = await testFarcaster()
  const keys = new Map<number, Uint8Array>()
  const keyOf = (fid: number) => {
    const key = keys.get(fid) ?? randomBytes(32)
    farcaster.register(key, fid)
    keys.set(fid, key)
    return key
  }
  return {
    options: { telegram: { botToken }, ...farcaster.options },
    signedByTelegram: (id: number) => ({
      telegramAuthResult: widgetResult({
        id,
        auth_date: Math.floor(Date.now() / 1000),
        username: `ada_${crypto.randomUUID()}`,
      }),
    }),
    answerInFarcaster(channelToken: string, fid: number): void {
      farcaster.answer(channelToken, { key: keyOf(fid), fid, now: Date.now() })
    },
  }
}
