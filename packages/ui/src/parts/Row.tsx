import type { ReactNode } from 'react'

interface RowProps {
  mark: ReactNode
  name: ReactNode
  /** Those that are false are left out. */
  facts?: readonly ReactNode[]
  /** Under the facts: what else there is to know. */
  about?: ReactNode
  /** Buttons, beside all that. */
  actions?: ReactNode
  /** What those buttons opened, or came to. */
  children?: ReactNode
}

/** One row of a list; `data-…` goes to its root. */
export const Row = ({ mark, name, facts = [], about, actions, children, ...root }: RowProps) => (
  <li data-part="row" {...root}>
    {mark}
    <div data-part="main">
      <div data-part="about">
        <div data-part="name">{name}</div>
        <Facts facts={facts} />
        {about}
      </div>
      {actions && <div data-part="row-actions">{actions}</div>}
      {children}
    </div>
  </li>
)

/** Short facts, side by side; those that are false are left out. */
export const Facts = ({ facts }: { facts: readonly ReactNode[] }) => {
  const known = facts.filter((fact) => fact !== false && fact !== undefined)
  return (
    known.length > 0 && (
      <ul data-part="facts">
        {known.map((fact, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a fact is no more than its place
          <li key={index}>{fact}</li>
        ))}
      </ul>
    )
  )
}
