'use client'
import { refreshUser, type User } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useSessionState } from '../provider/useSessionState.ts'

/** The person, and how to read them again. With a selector the component renders only when what it selects changes. */
export function useUser(): { user: User | null | undefined; refreshUser: () => Promise<User> }
export function useUser<part>(select: (user: User | null | undefined) => part): {
  user: part
  refreshUser: () => Promise<User>
}
export function useUser(select?: (user: User | null | undefined) => unknown) {
  const user = useSessionState((state) => (select ? select(state.user) : state.user))
  const refresh = useBound(refreshUser)
  return useMemo(() => ({ user, refreshUser: refresh }), [user, refresh])
}
