import { LatchkeyError } from '@latchkey/core'
import type { Store } from '../store/Store.ts'
import { createLots } from './lots.ts'

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

/** Holds requests to the limits. Without limits, any number is answered. */
export function createRateLimit({ store, limits, now }: RateLimitOptions): RateLimit {
  if (!limits) return async () => {}
  const take = createLots({ store, now })
  return async (group, who) => {
    const resetsAt = await take(`rate-${group}:${who}`, limits[group])
    if (resetsAt !== null) throw tooMany(resetsAt)
  }
}

interface RateLimitOptions {
  store: Pick<Store, 'counters'>
  limits: Limits | false
  now: () => number
}

function tooMany(resetsAt: number): LatchkeyError {
  const retryAt = new Date(resetsAt)
  const message = `There were too many requests of this kind. Try again after ${retryAt.toISOString()}.`
  return new LatchkeyError('rate_limited', message, { retryable: true, retryAt })
}
