'use client'
import { useMemo } from 'react'
import { useSessionState } from '../provider/useSessionState.ts'

/** A signed description of the person for the app's own server; null when signed out or where the backend makes none. */
export function useIdentityToken() {
  const identityToken = useSessionState((state) => state.identityToken)
  return useMemo(() => ({ identityToken }), [identityToken])
}
