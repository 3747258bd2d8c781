import type { Curve, Point } from './Figure.ts'

/**
 * The power of the size that a cost grows with: the slope of the line through the logarithms of its upper points. At the lower
 * end the part that does not grow hides the one that does.
 */
export function exponentOf(points: readonly Point[]): number {
  const logs = upper(points).map(([size, cost]) => [Math.log(size), Math.log(cost)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const spread = logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0)
  return logs.reduce((sum, [size, cost]) => sum + (size - x) * (cost - y), 0) / spread
}

/** What n log n would have over the same sizes: a curve above it is one to mend. */
export const exponentOfSorting = (points: readonly Point[]): number =>
  exponentOf(points.map(([size]) => [size, size * Math.log2(size + 1)] as const))

/** Whether a cost grows faster than n log n; a tenth of a power is what a machine's other work can make of it. */
export const isSteep = ({ points }: Curve): boolean => exponentOf(points) > exponentOfSorting(points) + 0.1

/** The last three sizes, where there are more. */
const upper = (points: readonly Point[]) => points.slice(-3)
