'use client'
import { useActivity } from '@latchkey/react'
import type { LatchkeyError } from '@latchkey/core'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import { Button } from '../parts/Button.tsx'
import type { ListState } from '../parts/ListState.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { useQueriedList } from '../parts/useQueriedList.ts'
import { activityMessages } from './activityMessages.ts'
import { ActivityRow } from './ActivityRow.tsx'

export interface ActivityListProps extends Slot<ListState> {
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** What was done with the person's wallets and ways in, newest first, as far back as they like to look. */
export function ActivityList({ headingLevel, ...root }: ActivityListProps) {
  const say = useMessages(activityMessages)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useActivity()
  const state = useQueriedList({ data, error: error as LatchkeyError | null })

  return (
    <Announcer>
      <div {...slot('activity-list', state, root)} hidden={state.status === 'unsupported'}>
        <Section title={say('activity.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={3} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('activity.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} onRetry={error ? refetch : undefined} />}
          {state.status === 'empty' && <p data-part="note">{say('activity.empty')}</p>}
          {state.status === 'ready' && (
            <ol data-part="rows">
              {data?.map((line) => (
                <ActivityRow key={line.seq} line={line} />
              ))}
            </ol>
          )}
          {hasNextPage && (
            <Button part="more" variant="link" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {say('activity.more')}
            </Button>
          )}
        </Section>
      </div>
    </Announcer>
  )
}
