'use client'
import { getActivity, type ActivityPage, type LatchkeyError } from '@latchkey/core'
import { skipToken, useInfiniteQuery } from '@tanstack/react-query'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useSession } from '../provider/SessionContext.ts'
import { useSessionState } from '../provider/useSessionState.ts'
import { usePersonKey } from './usePersonList.ts'

/** What was done with server access, newest first; `fetchNextPage` brings what came before. Read again whenever the person changes. */
export function useActivity() {
  const session = useSession()
  const version = useSessionState((state) => state.version)
  const signedIn = useSessionState((state) => state.status === 'signedIn')
  const key = usePersonKey('activity')
  return useInfiniteQuery(
    {
      queryKey: [...key, version],
      queryFn: signedIn ? ({ pageParam, signal }) => getActivity(session, { ...pageParam, signal }) : skipToken,
      initialPageParam: {} as { cursor?: string },
      getNextPageParam: ({ nextCursor }: ActivityPage) => (nextCursor === null ? undefined : { cursor: nextCursor }),
      select: ({ pages }) => pages.flatMap(({ activity }) => activity),
      retry: (count, error: LatchkeyError) => error.retryable && count < 2,
      networkMode: 'always', // a backend may be in this very tab
    },
    useLatchkeyQueryClient(),
  )
}
