/** Whether a window that ends then is still the one to count in. One that ends later than two could is of a clock that was since set back. */
export const isOpenWindow = ({ resetsAt, windowMs, now }: { resetsAt: number; windowMs: number; now: number }) =>
  resetsAt > now && resetsAt <= now + 2 * windowMs
