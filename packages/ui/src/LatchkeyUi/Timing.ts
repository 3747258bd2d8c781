/** When components say what, in ms after a press. */
export interface Timing {
  /** A spinner shows. */
  spinnerDelay: number
  /** For how long it shows at least. */
  spinnerMin: number
  /** "Still working." */
  slow: number
  /** The outcome is unknown, and is read again. */
  unknown: number
  /** For how long "Copied" stands. */
  copied: number
}

export const defaultTiming: Timing = {
  spinnerDelay: 300,
  spinnerMin: 400,
  slow: 10_000,
  unknown: 30_000,
  copied: 2_000,
}
