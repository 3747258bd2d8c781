import { expect, test } from 'vitest'
import { strongestT, welch } from './welch.ts'

/** Numbers between 0 and 1, and `from` more, that look drawn by lot and are the same each time. */
function sample(count: number, seed: number, from = 0): number[] {
  let state = seed
  return Array.from({ length: count }, () => from + (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647)
}

test('is the difference of the means in standard errors', () => {
  expect(welch([27.5, 21, 19, 23.6, 17, 17.9], [27.1, 22, 20.8, 23.4, 23.4, 23.5])).toBeCloseTo(-1.2896, 3)
  expect(welch([1, 1], [1, 1])).toBe(0)
})

// `pnpm timing` asks it of the server's own comparisons.
test('tells apart what takes longer by a hundredth, and nothing that does not, also among interruptions (fault 66)', () => {
  const interrupted = (times: number[]) => times.map((time, index) => (index % 97 ? time : time + 1_000 * time))
  const [a, b] = [sample(100_000, 1), sample(100_000, 2)].map(interrupted)
  expect(Math.abs(strongestT(a!, b!))).toBeLessThan(4.5)
  expect(Math.abs(strongestT(a!, interrupted(sample(100_000, 2, 0.01))))).toBeGreaterThan(4.5)
})
