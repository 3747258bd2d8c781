'use client'
import type { LatchkeyError } from '@latchkey/core'
import type { ListState } from './ListState.ts'
import { useListState } from './useListState.ts'

interface Queried {
  data: readonly unknown[] | undefined
  error: LatchkeyError | null
}

/** How a list stands that is read by itself, once it is known whose it is. */
export function useQueriedList({ data, error }: Queried): ListState {
  const state = useListState(data?.length ?? 0)
  if (state.status !== 'empty' || data) return state
  if (error?.code === 'capability_missing') return { status: 'unsupported', count: 0 }
  return error ? { ...state, status: 'error', error } : { ...state, status: 'loading' }
}
