import { isOpenWindow } from '../isOpenWindow.ts'
import { sweepSize } from '../sweep.ts'
import type { Store } from '../Store.ts'
import type { Connection } from './connect.ts'

/** Hits in fixed windows, for rate limits. */
export function counterStore({ write }: Connection): Store['counters'] {
  return {
    hit: (key, windowMs, now, by = 1) =>
      write(['counters'], async (transaction) => {
        const counters = transaction.objectStore('counters')
        const current = await counters.get(key)
        const next =
          current && isOpenWindow({ resetsAt: current.resetsAt, windowMs, now })
            ? { ...current, count: current.count + by }
            : { key, count: by, resetsAt: now + windowMs }
        await counters.put(next)
        if (next.count === by) {
          const old = await counters.index('resetsAt').getAllKeys(IDBKeyRange.upperBound(now), sweepSize)
          for (const ended of old) await counters.delete(ended)
        }
        return { count: next.count, resetsAt: next.resetsAt }
      }),
    clear: (key) => write(['counters'], (transaction) => transaction.objectStore('counters').delete(key)),
  }
}
