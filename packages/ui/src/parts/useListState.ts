'use client'
import { usePrivy } from '@latchkey/react'
import type { ListState } from './ListState.ts'

/** How a list of the person's things stands, by how many there are. */
export function useListState(count: number): ListState {
  const { ready, user, error } = usePrivy()
  if (!ready) return { status: 'loading', count }
  if (user === null) return { status: 'unauthenticated', count }
  if (!user) return { status: 'error', count, ...(error && { error }) }
  return { status: count ? 'ready' : 'empty', count }
}
