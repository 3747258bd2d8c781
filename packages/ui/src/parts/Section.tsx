'use client'
import { useId, type ReactNode } from 'react'

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

interface SectionProps {
  title: string
  headingLevel?: HeadingLevel | undefined
  /** What can be done with the section as a whole. */
  action?: ReactNode
  busy?: boolean
  children: ReactNode
}

/** A part of the page with a name of its own. */
export function Section({ title, headingLevel = 2, action, busy = false, children }: SectionProps) {
  const id = useId()
  const Heading = `h${headingLevel}` as const
  return (
    <section aria-labelledby={id} aria-busy={busy} data-part="section">
      <div data-part="section-head">
        <Heading id={id} data-part="heading" tabIndex={-1}>
          {title}
        </Heading>
        {action}
      </div>
      {children}
    </section>
  )
}
