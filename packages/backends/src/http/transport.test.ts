import * as endpoints from '@latchkey/core/endpoints'
import { afterEach, expect, test, vi } from 'vitest'
import { createTransport } from './transport.ts'

afterEach(() => void vi.unstubAllGlobals())

const { signal } = new AbortController()

/** Sends a revocation that gets no answer, while the browser says of itself what `online` says in turn. */
const lose = (...online: boolean[]) => {
  const navigator = {
    get onLine() {
      return online.length > 1 ? online.shift() : online[0]
    },
  }
  vi.stubGlobal('navigator', navigator)
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  const { send } = createTransport({ url: 'https://wallets.example', appId: 'a'.repeat(25), fetch })
  return send(endpoints.revokeWallets, { verb: 'revokeWallets', body: {}, accessToken: 'token', signal })
}

test('says "not sent" only to who was offline before and after (fault 14)', async () => {
  await expect(lose(false)).rejects.toMatchObject({ code: 'offline', retryable: true })
})

test.each([
  ['lost on the way', [true, false]],
  ['found again meanwhile', [false, true]],
  ['never lost', [true]],
])('a connection that was %s leaves the outcome unknown, never "not sent" (fault 14)', async (_, online) => {
  await expect(lose(...online)).rejects.toMatchObject({ code: 'backend_unreachable', retryable: true })
})
