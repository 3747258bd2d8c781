import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'

/** Milliseconds, and how many tries they allow: who guesses for a month has a chance of 1 in 500. */
const windows = [
  { lifetime: 600_000, most: 5 },
  { lifetime: 86_400_000, most: 20 },
]

/** Counts a try of somebody's second factor; refuses with `rate_limited` beyond the most. */
export async function limitTries({ store, now }: Server, userId: string): Promise<void> {
  for (const { lifetime, most } of windows) {
    const { count, resetsAt } = await store.counters.hit(keyOf(userId, lifetime), lifetime, now())
    if (count <= most) continue
    const retryAt = new Date(resetsAt)
    const message = `There were too many wrong codes. Try again after ${retryAt.toISOString()}.`
    throw new LatchkeyError('rate_limited', message, { retryable: true, retryAt })
  }
}

/** Forgets the tries of who got it right. */
export async function forgetTries({ store }: Server, userId: string): Promise<void> {
  for (const { lifetime } of windows) await store.counters.clear(keyOf(userId, lifetime))
}

const keyOf = (userId: string, lifetime: number) => `mfa-try-${lifetime}:${userId}`
