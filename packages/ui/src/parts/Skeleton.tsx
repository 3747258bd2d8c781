'use client'
import { useMessages } from '../messages/useMessages.ts'
import { listMessages } from './listMessages.ts'

/** Rows that are on their way, as tall as they will be. */
export function Skeleton({ rows }: { rows: number }) {
  const say = useMessages(listMessages)
  return (
    <>
      <span data-part="hidden">{say('list.loading')}</span>
      <ul data-part="rows" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <li key={row} data-part="row">
            <span data-part="skeleton" data-shape="tile" />
            <span data-part="about">
              <span data-part="skeleton" />
              <span data-part="skeleton" data-shape="short" />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
