'use client'
import { QueryClient, QueryClientContext } from '@tanstack/react-query'
import type { Session } from '@latchkey/core'
import { useContext } from 'react'
import { QueryClientSlot } from './QueryClientSlot.ts'
import { useSession } from './SessionContext.ts'

const ours = new WeakMap<Session, QueryClient>()

/** The provider's client, else the app's nearest one, else one of ours for this session. */
export function useLatchkeyQueryClient(): QueryClient {
  const session = useSession()
  const given = useContext(QueryClientSlot)
  const nearest = useContext(QueryClientContext)
  if (given ?? nearest) return (given ?? nearest)!
  if (!ours.has(session)) ours.set(session, new QueryClient())
  return ours.get(session)!
}
