import type { ReactNode } from 'react'

/** The picture at the head of a row; what it shows stands in words beside it. */
export const Sign = ({ children }: { children: ReactNode }) => (
  <span data-part="mark" aria-hidden="true">
    {children}
  </span>
)
