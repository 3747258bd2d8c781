import type { ReactNode } from 'react'

/** A card to stand in, as an app would have one. */
export const Frame = ({ children }: { children: ReactNode }) => (
  <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start', maxInlineSize: '45rem', marginInline: 'auto' }}>
    {children}
  </div>
)
