/** How many leftovers one write clears away. More than one, so that they never gather. */
export const sweepSize = 10

/** A ticket this much older than a new one is nobody's any more, in milliseconds: tickets live for minutes. */
export const staleAfter = 24 * 60 * 60 * 1000
