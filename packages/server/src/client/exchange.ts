import { LatchkeyError } from '@latchkey/core'
import type { ClientSettings } from './clientSettings.ts'

/** Sends one request and reads the whole answer. Settles in time, even where the other side never does. */
export async function exchange(
  { exchange, timeout }: Pick<ClientSettings, 'exchange' | 'timeout'>,
  verb: string,
  address: string,
  init: RequestInit = {},
): Promise<{ answer: Response; text: string }> {
  const signal = AbortSignal.timeout(timeout)
  const gaveUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  const run = async () => {
    const answer = await exchange(new Request(address, { ...init, signal }))
    return { answer, text: await answer.text() }
  }
  try {
    return await Promise.race([run(), gaveUp])
  } catch (cause) {
    if (signal.aborted)
      throw new LatchkeyError(
        'timeout',
        `${verb}() did not answer within ${timeout / 1000} s. Whether it took effect is unknown: read before you try again.`,
        { retryable: true, cause },
      )
    throw new LatchkeyError(
      'backend_unreachable',
      `${verb}() got no whole answer, so whether it took effect is unknown. Check that the server runs and that its url is right.`,
      { retryable: true, cause },
    )
  }
}
