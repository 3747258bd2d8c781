import { LatchkeyError } from '@latchkey/core'

/** Does a thing again where that is safe and may help: when it was told to wait, or, if repeatable, when nothing came back. */
export async function repeat<value>(
  { retries, isRepeatable }: { retries: number; isRepeatable: boolean },
  run: () => Promise<value>,
): Promise<value> {
  for (let tries = 0; ; tries++) {
    try {
      return await run()
    } catch (error) {
      const pause = pauseAfter(error, tries, isRepeatable)
      if (tries >= retries || pause === undefined || pause > longestPause) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** Milliseconds; who is told to wait longer hears of it instead. */
const longestPause = 65_000

/** Milliseconds to wait before another try; undefined where none is due. */
function pauseAfter(error: unknown, tries: number, isRepeatable: boolean): number | undefined {
  if (!(error instanceof LatchkeyError) || !error.retryable) return undefined
  // Whoever was refused for asking too often has done nothing.
  if (error.code !== 'rate_limited' && !isRepeatable) return undefined
  const told = error.retryAt ? error.retryAt.getTime() - Date.now() : 0
  return Math.max(told, 250 * 2 ** tries) + Math.random() * 250
}
