'use client'
import type { OAuthProvider } from '@latchkey/core'
import { useCallback, useContext, useMemo } from 'react'
import { useLoginWithOAuth as useOurs } from '../hooks/useLoginWithOAuth.ts'
import { ConfigSlot } from './ConfigSlot.ts'
import { useLoginCallbacks, type LoginCallbacks } from './useLoginCallbacks.ts'

/** Signs in with another provider: leaves the page, and finishes where the person comes back to. Who is signed in links it. */
export function useLoginWithOAuth(callbacks?: LoginCallbacks) {
  const { redirectTo } = useContext(ConfigSlot)
  const tellOf = useLoginCallbacks(callbacks)
  const tell = useCallback((error: unknown) => void tellOf(() => Promise.reject(error)).catch(() => {}), [tellOf])
  const { state, loading, initOAuth: begin } = useOurs({ onError: tell })
  const initOAuth = useCallback(
    ({ provider }: { provider: OAuthProvider }) => begin({ provider, ...(redirectTo && { redirectTo }) }),
    [begin, redirectTo],
  )
  return useMemo(() => ({ state, loading, initOAuth }), [state, loading, initOAuth])
}
