// Why: a figure that nobody measured is worse than none.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Curve, Point } from '../bench/figures/Figure.ts'
import { isWithin } from '../bench/figures/Figure.ts'
import { exponentOf, isSteep } from '../bench/figures/growth.ts'
import { benchmarksPage } from './benchmarks/page.ts'
import { readResults } from './benchmarks/readResults.ts'
import { reasons } from './benchmarks/reasons.ts'

test('the page on benchmarks and its plots say what was measured: else run `pnpm bench page`', async () => {
  for (const [file, text] of await benchmarksPage(readResults())) expect(readFileSync(file, 'utf8'), file).toBe(text)
})

test('what is over its budget has its reason on the page', () => {
  const figures = readResults().flatMap((result) => result.figures)
  const over = figures.filter((figure) => isWithin(figure) === false).map(({ what }) => what)
  expect(over.filter((what) => !reasons[what])).toEqual([])
})

const sizes = [1, 10, 100, 1_000, 10_000]
const curve = (cost: (size: number) => number): Curve => ({
  what: 'a thing',
  by: 'things',
  unit: 'ms',
  points: sizes.map((size): Point => [size, cost(size)]),
})

test.each<[string, (size: number) => number, power: number, steep: boolean]>([
  ['what stays the same', () => 3, 0, false],
  ['a line with a fixed part', (n) => 50 + n, 1, false],
  ['n log n', (n) => n * Math.log2(n + 1), 1.2, false],
  ['a square', (n) => n ** 2, 2, true],
])('%s is known by its power', (_what, cost, power, steep) => {
  expect(exponentOf(curve(cost).points)).toBeCloseTo(power, 0)
  expect(isSteep(curve(cost))).toBe(steep)
})

test('a budget is kept from above or from below, its own value included', () => {
  const within = (value: number, budget: { atMost: number } | { atLeast: number }) =>
    isWithin({ what: '', unit: '', value, budget })
  expect([within(8, { atMost: 8 }), within(8.01, { atMost: 8 })]).toEqual([true, false])
  expect([within(3, { atLeast: 3 }), within(2.99, { atLeast: 3 })]).toEqual([true, false])
})
