/** Seconds that access and identity tokens live. */
export const tokenLifetime = 600

/** Seconds by which the clocks of several servers may differ. */
export const clockTolerance = 60
