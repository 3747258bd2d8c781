const hour = 3_600
const day = 24 * hour

/** What people choose from, in seconds: an hour, a day, a week, a month. */
export const usualDurations: readonly number[] = [hour, day, 7 * day, 30 * day]

/** The durations that a backend allows, and the one to begin with; never none, so that a choice can be seen. */
export function offerDurations({
  durations = usualDurations,
  defaultExpiresIn,
  maxExpiresIn,
}: {
  durations?: readonly number[] | undefined
  defaultExpiresIn: number
  maxExpiresIn: number
}) {
  const allowed = durations.filter((seconds) => seconds > 0 && seconds <= maxExpiresIn)
  const offered = allowed.length ? allowed : [Math.min(defaultExpiresIn, maxExpiresIn)]
  const first = offered.findLast((seconds) => seconds <= defaultExpiresIn) ?? offered[0]!
  return { offered, first }
}

/** Seconds as a count of days, hours or minutes, whichever says it exactly, for a message. */
export function asUnits(seconds: number) {
  if (seconds % day === 0) return { unit: 'days', n: seconds / day } as const
  if (seconds % hour === 0) return { unit: 'hours', n: seconds / hour } as const
  return { unit: 'minutes', n: Math.ceil(seconds / 60) } as const
}
