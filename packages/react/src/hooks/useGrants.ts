'use client'
import { getGrants, type Backend, type Grant, type LatchkeyError } from '@latchkey/core'
import { hashKey, skipToken, useQuery } from '@tanstack/react-query'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useSession } from '../provider/SessionContext.ts'
import { useSessionState } from '../provider/useSessionState.ts'

/** One person's grants: another person, another sign-in, or another backend is another key. */
export function useGrantsKey(): readonly unknown[] {
  const { backend } = useSession()
  const epoch = useSessionState((state) => state.epoch)
  const userId = useSessionState((state) => state.user?.id)
  return ['latchkey', backend.scope ?? nameless(backend), 'grants', userId, epoch]
}

/** Server access, on and ended, newest first. Read again whenever the person changes. */
export function useGrants() {
  const session = useSession()
  const version = useSessionState((state) => state.version)
  const signedIn = useSessionState((state) => state.status === 'signedIn')
  const key = useGrantsKey()
  return useQuery<Grant[], LatchkeyError>(
    {
      queryKey: [...key, version],
      queryFn: signedIn ? ({ signal }) => getGrants(session, { signal }) : skipToken,
      // While they are read again the same person's stay in view, and nobody else's.
      placeholderData: (previous, query) =>
        query && hashKey(query.queryKey.slice(0, -1)) === hashKey(key) ? previous : undefined,
      retry: (count, error) => error.retryable && count < 2,
      networkMode: 'always', // a backend may be in this very tab
    },
    useLatchkeyQueryClient(),
  )
}

const numbers = new WeakMap<Backend, number>()
let last = 0

/** A backend without a scope shares its answers with no other. */
function nameless(backend: Backend): number {
  if (!numbers.has(backend)) numbers.set(backend, ++last)
  return numbers.get(backend)!
}
