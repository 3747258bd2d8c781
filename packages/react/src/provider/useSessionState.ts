'use client'
import type { SessionState } from '@latchkey/core'
import { useStore } from 'zustand'
import { useSession } from './SessionContext.ts'

/** One part of the session's state; the component renders when that part changes and not otherwise. */
export function useSessionState<part>(select: (state: SessionState) => part): part {
  return useStore(useSession().store, select)
}
