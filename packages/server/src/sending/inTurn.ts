import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'

/** ms. After this nobody waits any more for whoever holds a turn. A send takes 20 s at the most, and clocks may differ by 60. */
const longestTurn = 90_000

interface Turn<result> {
  /** What must not overlap. */
  name: string
  work: () => Promise<result>
  /** ms. How long to wait for the turn. */
  patience?: number
}

/** Does what must not overlap, such as numbering a wallet's transactions, one after the other: in this process, and over all that share the store. */
export async function inTurn<result>(
  server: Pick<Server, 'store' | 'now'>,
  { name, work, patience = 20_000 }: Turn<result>,
): Promise<result> {
  const { counters } = server.store
  const key = `turn/${name}`
  const deadline = performance.now() + patience
  const leave = await queue(server, key, deadline)
  try {
    while ((await counters.hit(key, longestTurn, server.now())).count > 1) {
      if (performance.now() > deadline) throw busy()
      await pause(20 + Math.random() * 60)
    }
    try {
      return await work()
    } finally {
      // Where that fails the turn ends by itself.
      await counters.clear(key).catch(() => undefined)
    }
  } finally {
    leave()
  }
}

const queues = new WeakMap<object, Map<string, Promise<void>>>()

/** Waits for those who came before in this process; gives what lets the next one go on. */
async function queue(server: object, key: string, deadline: number): Promise<() => void> {
  const tails = queues.get(server) ?? new Map<string, Promise<void>>()
  queues.set(server, tails)
  const before = tails.get(key)
  let leave = () => {}
  const turn = new Promise<void>((resolve) => (leave = resolve))
  const tail = Promise.all([before, turn]).then(() => {
    if (tails.get(key) === tail) tails.delete(key)
  })
  tails.set(key, tail)
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, deadline - performance.now(), false)
  })
  const isMyTurn = await Promise.race([before?.then(() => true) ?? true, tooLate]).finally(() => clearTimeout(timer))
  if (isMyTurn) return leave
  leave()
  throw busy()
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const busy = () =>
  new LatchkeyError(
    'rate_limited',
    'Nothing was signed: too many transactions of this wallet wait to be sent, and each must wait for the one before. Try again in a moment.',
    { retryable: true },
  )
