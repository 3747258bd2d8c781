import { isOpenWindow } from '../store/isOpenWindow.ts'
import type { Store } from '../store/Store.ts'

/** Takes `count` of what may be had under a key in a minute: null where they were there, else when the minute ends. */
export type Take = (key: string, limit: number, count?: number) => Promise<number | null>

/**
 * Limits that hold over all instances: the store counts, atomically. To spare it, a generous limit is drawn on in small lots: an
 * instance counts a lot at once and gives it out by itself, so the sum is never above the limit.
 */
export function createLots({ store, now }: { store: Pick<Store, 'counters'>; now: () => number }): Take {
  const lots = new Map<string, Promise<Lot>>()

  const draw = async (key: string, limit: number, count: number, rest?: Lot): Promise<Lot> => {
    const kept = rest?.left ?? 0
    if (rest) rest.left = 0
    const size = Math.max(1, Math.floor(limit / lotsPerWindow), count - kept)
    const { count: counted, resetsAt } = await store.counters.hit(key, windowMs, now(), size)
    const drawn = Math.max(0, Math.min(size, limit - (counted - size)))
    return { left: drawn + (rest?.resetsAt === resetsAt ? kept : 0), resetsAt, last: counted >= limit }
  }

  return async (key, limit, count = 1) => {
    for (;;) {
      const drawn = lots.get(key) ?? keep(lots, key, draw(key, limit, count))
      const lot = await drawn
      const open = isOpenWindow({ resetsAt: lot.resetsAt, windowMs, now: now() })
      if (open && lot.left >= count) {
        lot.left -= count
        return null
      }
      if (open && lot.last) return lot.resetsAt
      // Used up, or of a window that has ended. Whoever comes first draws the next one, for all who wait.
      if (lots.get(key) === drawn) void keep(lots, key, draw(key, limit, count, open ? lot : undefined))
    }
  }
}

/** What is counted already and not yet used. */
interface Lot {
  left: number
  resetsAt: number
  /** True where the window has no more to give. */
  last: boolean
}

const windowMs = 60_000
const lotsPerWindow = 50
/** Forgetting one costs the rest of its lot, no more. */
const mostLots = 10_000

function keep(lots: Map<string, Promise<Lot>>, key: string, drawn: Promise<Lot>): Promise<Lot> {
  if (lots.size >= mostLots) lots.delete(lots.keys().next().value!)
  lots.set(key, drawn)
  // A blip is not remembered: the next request asks again.
  drawn.catch(() => lots.get(key) === drawn && lots.delete(key))
  return drawn
}
