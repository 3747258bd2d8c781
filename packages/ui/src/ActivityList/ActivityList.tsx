'use client'
import { useActivity } from '@latchkey/react'
import { historyDispute, type LatchkeyError } from '@latchkey/core'
import { useMessages } from '../messages/useMessages.ts'
import { Button } from '../parts/Button.tsx'
import { List, type ListProps } from '../parts/List.tsx'
import { useQueriedList } from '../parts/useQueriedList.ts'
import { activityMessages } from './activityMessages.ts'
import { ActivityRow } from './ActivityRow.tsx'
import { HistoryDeparture } from './HistoryDeparture.tsx'

export type ActivityListProps = ListProps

/** What was done with the person's wallets and ways in, newest first, as far back as they like to look. */
export function ActivityList(root: ActivityListProps) {
  const say = useMessages(activityMessages)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useActivity()
  const state = useQueriedList({ data, error: error as LatchkeyError | null })
  const dispute = historyDispute(state.error)

  return (
    <List
      name="activity-list"
      root={root}
      state={state}
      retry={error ? refetch : undefined}
      title={say('activity.title')}
      signedOut={say('activity.signedOut')}
      empty={say('activity.empty')}
      skeletons={3}
      before={dispute && <HistoryDeparture dispute={dispute} />}
      items={data ?? []}
      toKey={({ seq }) => String(seq)}
      row={(line) => <ActivityRow line={line} />}
      more={
        hasNextPage && (
          <Button part="more" variant="link" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {say('activity.more')}
          </Button>
        )
      }
    />
  )
}
