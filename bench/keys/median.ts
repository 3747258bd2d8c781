/** The value that `share` of all are at most. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)]!

/** The middle one. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)
