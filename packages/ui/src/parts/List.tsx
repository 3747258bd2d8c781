'use client'
import { Fragment, useMemo, useRef, useState, type ReactNode } from 'react'
import { Announcer } from './Announcer.tsx'
import type { ListEnds } from './ListEnds.ts'
import type { ListState } from './ListState.ts'
import { Section, type HeadingLevel } from './Section.tsx'
import { ShowMore } from './ShowMore.tsx'
import { Skeleton } from './Skeleton.tsx'
import { slot, type Slot } from './Slot.ts'
import { Unreachable } from './Unreachable.tsx'
import { useFocusAfterRow } from './useFocusAfterRow.ts'
import { useShowMore } from './useShowMore.ts'

/** What an app may say about every list. */
export interface ListProps extends Slot<ListState> {
  /** Default 2. */
  headingLevel?: HeadingLevel
}

interface ListFrameProps<item> {
  /** What the app said of the root and the heading. */
  root: ListProps
  /** In `data-lk`. */
  name: string
  title: string
  state: ListState
  /** What stands there while nobody is signed in. */
  signedOut: ReactNode
  /** What stands there while there is nothing. */
  empty: ReactNode
  /** Reads it again; default: the person is read again. */
  retry?: ((options: { throwOnError: true }) => Promise<unknown>) | undefined
  /** How many rows stand for those on their way. Default 1. */
  skeletons?: number
  items: readonly item[]
  toKey: (item: item, index: number) => string
  /** One row. It renders only for what changed if it is a memo, as everything here keeps its reference. */
  row: (item: item, ends: ListEnds) => ReactNode
  /** Above the rows. */
  before?: ReactNode
  /** Instead of showing fifty more: where the rest is read from elsewhere, all that is here is shown. */
  more?: ReactNode
  /** Below the rows and what was said about them. */
  after?: (ends: ListEnds, result: ReactNode) => ReactNode
}

/** A list of the person's: its heading, its rows and how those end, and what stands there instead where there are none. */
export function List<item>({ root, name, title, state, items, toKey, row, ...props }: ListFrameProps<item>) {
  const { signedOut, empty, retry, skeletons = 1, before, more, after } = props
  const { status, error } = state
  const { shown, next, showMore } = useShowMore(items)
  const rows = (more === undefined ? shown : items).map((item, index) => ({ item, key: toKey(item, index) }))
  const [result, setResult] = useState<ReactNode>()
  const element = useRef<HTMLDivElement>(null)
  const leave = useFocusAfterRow(
    element,
    rows.map(({ key }) => key),
  )
  const ends = useMemo<ListEnds>(
    () => ({
      onResult: setResult,
      onGone: (key, result) => {
        setResult(result)
        leave(key)
      },
    }),
    [leave],
  )
  const note = status === 'unauthenticated' ? signedOut : status === 'empty' && empty

  return (
    <Announcer>
      <div ref={element} {...slot(name, state, root)} hidden={status === 'unsupported'}>
        <Section title={title} headingLevel={root.headingLevel} busy={status === 'loading'}>
          {status === 'loading' && <Skeleton rows={skeletons} />}
          {typeof note === 'string' ? <p data-part="note">{note}</p> : note}
          {status === 'error' && <Unreachable error={error} onRetry={retry} />}
          {before}
          {status === 'ready' && (
            <ul data-part="rows">
              {rows.map(({ item, key }) => (
                <Fragment key={key}>{row(item, ends)}</Fragment>
              ))}
            </ul>
          )}
          {more === undefined ? <ShowMore next={next} onPress={showMore} /> : more}
          <p role="status" data-part="result">
            {result}
          </p>
          {after?.(ends, result)}
        </Section>
      </div>
    </Announcer>
  )
}
