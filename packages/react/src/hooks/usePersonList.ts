'use client'
import type { Backend, LatchkeyError, Session } from '@latchkey/core'
import { hashKey, skipToken, useQuery } from '@tanstack/react-query'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useSession } from '../provider/SessionContext.ts'
import { useSessionState } from '../provider/useSessionState.ts'

/** One person's list of something: another person, another sign-in, or another backend is another key. */
export function usePersonKey(name: string): readonly unknown[] {
  const { backend } = useSession()
  const epoch = useSessionState((state) => state.epoch)
  const userId = useSessionState((state) => state.user?.id)
  return ['latchkey', backend.scope ?? nameless(backend), name, userId, epoch]
}

/** Reads a list of the person's, and again whenever the person changes. */
export function usePersonList<item>(
  name: string,
  read: (session: Session, options: { signal: AbortSignal }) => Promise<item[]>,
) {
  const session = useSession()
  const version = useSessionState((state) => state.version)
  const signedIn = useSessionState((state) => state.status === 'signedIn')
  const key = usePersonKey(name)
  return useQuery<item[], LatchkeyError>(
    {
      queryKey: [...key, version],
      queryFn: signedIn ? ({ signal }) => read(session, { signal }) : skipToken,
      // While they are read again the same person's stay in view, and nobody else's.
      placeholderData: (previous, query) =>
        query && hashKey(query.queryKey.slice(0, -1)) === hashKey(key) ? (previous as item[]) : undefined,
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
