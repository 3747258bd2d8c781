import type { ReactNode } from 'react'

/** How what was begun in a row, or below the rows, says what became of it. Both keep their reference. */
export interface ListEnds {
  onResult: (result: ReactNode) => void
  /** The row of this key goes in a moment: says so, and the keyboard goes on at its neighbour. */
  onGone: (key: string, result: ReactNode) => void
}
