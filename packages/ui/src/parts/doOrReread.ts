import type { LatchkeyError } from '@latchkey/core'
import { isUnsure } from './isUnsure.ts'

interface Rereading<now> {
  /** Reads what there is now; undefined where that cannot be told either. */
  read: () => Promise<now | undefined>
  /** Whether what there is shows that it was done. */
  isDone: (now: now) => boolean
}

/** Does what may have worked though its answer was lost: then it is read again. Rejects with what it is known to have failed by. */
export async function doOrReread<now>(work: () => Promise<unknown>, { read, isDone }: Rereading<now>): Promise<void> {
  try {
    await work()
  } catch (caught) {
    if (!isUnsure(caught as LatchkeyError)) throw caught
    const now = await read().catch(() => undefined)
    if (now === undefined || !isDone(now)) throw caught
  }
}
