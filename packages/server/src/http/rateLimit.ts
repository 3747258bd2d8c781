import { LatchkeyError } from '@latchkey/core'
import type { Store } from '../store/Store.ts'

/** How many requests of a kind are answered in a minute. */
export interface Limits {
  /** Sign-ins begun (a code sent, a challenge made), by address. Default 60. */
  start: number
  /** Sign-ins tried (a code, a signature, a passkey), by address. Default 120. */
  attempt: number
  /** Sessions renewed and ended, by address. Default 600. */
  session: number
  /** What a signed-in person asks, by person. Default 1,200. */
  person: number
  /** What the app's own server asks, in all. Default 12,000. */
  app: number
}

/** What each kind of request is held to where nothing else was said. */
export const defaultLimits: Limits = { start: 60, attempt: 120, session: 600, person: 1_200, app: 12_000 }

/** Counts one request; refuses with `rate_limited` beyond the limit, and with `store_unavailable` where counting is not possible. */
export type RateLimit = (group: keyof Limits, who: string) => Promise<void>

/**
 * Limits that hold over all instances: the store counts, atomically. To spare it, a generous limit is drawn on in small lots: an
 * instance counts a lot at once and gives it out by itself, so the sum is never above the limit.
 */
export function createRateLimit({ store, limits, now }: RateLimitOptions): RateLimit {
  if (!limits) return async () => {}
  const lots = new Map<string, Promise<Lot>>()

  const draw = async (key: string, limit: number): Promise<Lot> => {
    const size = Math.max(1, Math.floor(limit / lotsPerWindow))
    const { count, resetsAt } = await store.counters.hit(key, windowMs, now(), size)
    return { left: Math.max(0, Math.min(size, limit - (count - size))), resetsAt, last: count >= limit }
  }

  return async (group, who) => {
    const key = `rate-${group}:${who}`
    for (;;) {
      const known = lots.get(key)
      const lot = await (known ?? keep(lots, key, draw(key, limits[group])))
      if (lot.resetsAt > now() && lot.left > 0) return void lot.left--
      if (lot.resetsAt > now() && lot.last) throw tooMany(lot.resetsAt)
      // Used up, or of a window that has ended. Whoever comes first draws the next one, for all who wait.
      if (lots.get(key) === known) lots.delete(key)
    }
  }
}

interface RateLimitOptions {
  store: Pick<Store, 'counters'>
  limits: Limits | false
  now: () => number
}

/** Requests that are counted already and not yet used. */
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

function tooMany(resetsAt: number): LatchkeyError {
  const retryAt = new Date(resetsAt)
  const message = `There were too many requests of this kind. Try again after ${retryAt.toISOString()}.`
  return new LatchkeyError('rate_limited', message, { retryable: true, retryAt })
}
