import { expect, test } from 'vitest'
import type { Store } from '../Store.ts'
import { race } from './race.ts'
import { fresh, minute, now } from './rows.ts'

/** What a store must do to count hits for rate limits. */
export function counterCases(store: () => Store) {
  test('gives each of 64 hits its own number', async () => {
    const key = fresh('counter')
    const answers = await race(() => store().counters.hit(key, minute, now))
    expect(answers.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual(answers.map((_, index) => index + 1))
    expect(new Set(answers.map(({ resetsAt }) => resetsAt)).size).toBe(1)
  })

  test('begins again when the window ends, and not before', async () => {
    const key = fresh('counter')
    const first = await store().counters.hit(key, minute, now)
    expect(first.resetsAt).toBeGreaterThan(now)
    expect(first.resetsAt).toBeLessThanOrEqual(now + minute)
    expect(await store().counters.hit(key, minute, first.resetsAt - 1)).toEqual({ ...first, count: 2 })
    expect((await store().counters.hit(key, minute, first.resetsAt)).count).toBe(1)
  })

  test('begins again when it is cleared, and other counts go on', async () => {
    const [key, other] = [fresh('counter'), fresh('counter')]
    for (const each of [key, key, other]) await store().counters.hit(each, minute, now)
    await store().counters.clear(key)
    await store().counters.clear(fresh('counter'))
    expect(await store().counters.hit(key, minute, now + 1)).toEqual({ count: 1, resetsAt: now + 1 + minute })
    expect((await store().counters.hit(other, minute, now)).count).toBe(2)
  })

  test('holds nobody longer than two windows where the clock was set back, and does not begin again where two clocks differ (fault 52)', async () => {
    const [key, other] = [fresh('counter'), fresh('counter')]
    for (const each of [key, other]) await store().counters.hit(each, minute, now, 20)
    const back = now - 24 * 60 * minute
    expect(await store().counters.hit(key, minute, back)).toEqual({ count: 1, resetsAt: back + minute })
    expect((await store().counters.hit(other, minute, now - minute)).count).toBe(21)
  })

  test('keeps keys apart', async () => {
    await store().counters.hit(fresh('counter'), minute, now)
    expect((await store().counters.hit(fresh('counter'), minute, now)).count).toBe(1)
  })

  test('counts many hits as one, none of 64 lost', async () => {
    const key = fresh('counter')
    expect((await store().counters.hit(key, minute, now, 20)).count).toBe(20)
    const answers = await race(() => store().counters.hit(key, minute, now, 3))
    expect(Math.max(...answers.map(({ count }) => count))).toBe(20 + 64 * 3)
    expect((await store().counters.hit(key, minute, now + minute, 5)).count).toBe(5)
  })
}
