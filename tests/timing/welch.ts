/** Welch's t of two samples: how many standard errors their means are apart. */
export function welch(a: readonly number[], b: readonly number[]): number {
  const [one, other] = [moments(a), moments(b)]
  const error = Math.sqrt(one.variance / a.length + other.variance / b.length)
  return error === 0 ? (one.mean === other.mean ? 0 : Infinity) : (one.mean - other.mean) / error
}

/** The t that says most, over all samples and over those that nothing interrupted: the fastest half, nine tenths, and so on. */
export function strongestT(a: readonly number[], b: readonly number[]): number {
  const all = [...a, ...b].toSorted((x, y) => x - y)
  const limits = [1, 0.99, 0.95, 0.9, 0.75, 0.5].map((share) => all[Math.ceil(all.length * share) - 1]!)
  const ts = limits.map((limit) => {
    const [one, other] = [a, b].map((sample) => sample.filter((each) => each <= limit))
    return one!.length > 1 && other!.length > 1 ? welch(one!, other!) : 0
  })
  return ts.reduce((strongest, t) => (Math.abs(t) > Math.abs(strongest) ? t : strongest), 0)
}

function moments(sample: readonly number[]): { mean: number; variance: number } {
  const mean = sample.reduce((sum, each) => sum + each, 0) / sample.length
  const variance = sample.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (sample.length - 1)
  return { mean, variance }
}
