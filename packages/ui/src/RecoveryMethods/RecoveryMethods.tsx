'use client'
import { useRef, useState, type ReactNode } from 'react'
import { useUi } from '../LatchkeyUi/useUi.ts'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import type { ListState } from '../parts/ListState.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { ShowMore } from '../parts/ShowMore.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { useFocusAfterRow } from '../parts/useFocusAfterRow.ts'
import { useShowMore } from '../parts/useShowMore.ts'
import { AddWay } from './AddWay.tsx'
import { recoveryMessages } from './recoveryMessages.ts'
import { useRecoveryMethods } from './useRecoveryMethods.ts'
import { WayRow } from './WayRow.tsx'

export interface RecoveryMethodsProps extends Slot<ListState> {
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** What opens the person's wallets: add a second thing, change the passcode, take one away; the last one stays, and it says so. */
export function RecoveryMethods({ headingLevel, ...root }: RecoveryMethodsProps) {
  const say = useMessages(recoveryMessages)
  const { appName: app } = useUi()
  const { state, entries, retry, ...list } = useRecoveryMethods()
  const { shown, next, showMore } = useShowMore(entries)
  const [result, setResult] = useState<ReactNode>()
  const element = useRef<HTMLDivElement>(null)
  const leave = useFocusAfterRow(
    element,
    entries.map(({ key }) => key),
  )
  const isReady = state.status === 'ready'

  return (
    <Announcer>
      <div ref={element} {...slot('recovery-methods', state, root)} hidden={state.status === 'unsupported'}>
        <Section title={say('recovery.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={1} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('recovery.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} onRetry={retry} />}
          {state.status === 'empty' && <p data-part="note">{say('recovery.empty')}</p>}
          {isReady && entries.length > 1 && <p data-part="note">{say('recovery.about', { app })}</p>}
          {isReady && entries.length === 1 && (
            <ul data-part="warnings">
              <li>{say('recovery.single')}</li>
            </ul>
          )}
          {isReady && (
            <ul data-part="rows">
              {shown.map((entry) => (
                <WayRow
                  key={entry.key}
                  {...{ entry, say }}
                  actions={list}
                  onGone={() => leave(entry.key)}
                  onResult={setResult}
                />
              ))}
            </ul>
          )}
          <ShowMore next={next} onPress={showMore} />
          {isReady && <AddWay {...{ list, say }} onResult={setResult} />}
          <p role="status" data-part="result">
            {result}
          </p>
        </Section>
      </div>
    </Announcer>
  )
}
