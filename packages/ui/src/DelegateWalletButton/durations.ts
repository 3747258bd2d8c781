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

/** Seconds as a count of hours or of days, for a message. */
export const asUnits = (seconds: number) =>
  seconds < day
    ? ({ unit: 'hours', n: Math.round(seconds / hour) } as const)
    : ({ unit: 'days', n: Math.round(seconds / day) } as const)
