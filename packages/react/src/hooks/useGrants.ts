'use client'
import { getGrants, type Grant, type LatchkeyError } from '@latchkey/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useSession } from '../provider/SessionContext.ts'
import { useSessionState } from '../provider/useSessionState.ts'

/** One person's grants: another person, or another sign-in, is another key. */
export function useGrantsKey(): readonly unknown[] {
  const { backend } = useSession()
  const epoch = useSessionState((state) => state.epoch)
  const userId = useSessionState((state) => state.user?.id)
  return ['latchkey', backend.scope ?? backend.name, 'grants', userId, epoch]
}

/** Server access, on and ended, newest first. Read again whenever the person changes. */
export function useGrants() {
  const session = useSession()
  const version = useSessionState((state) => state.version)
  const signedIn = useSessionState((state) => state.status === 'signedIn')
  const can = session.backend.getGrants !== undefined
  return useQuery<Grant[], LatchkeyError>(
    {
      queryKey: [...useGrantsKey(), version],
      queryFn: signedIn && can ? ({ signal }) => getGrants(session, { signal }) : skipToken,
      placeholderData: (previous) => (signedIn ? previous : undefined),
      retry: (count, error) => error.retryable && count < 2,
    },
    useLatchkeyQueryClient(),
  )
}
