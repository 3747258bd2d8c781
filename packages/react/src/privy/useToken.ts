'use client'
import { getAccessToken, type Session } from '@latchkey/core'
import { useEffect, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useLatest } from './useLatest.ts'
import { usePerson, useReady } from './usePerson.ts'

export interface TokenCallbacks {
  onAccessTokenGranted?: (granted: { accessToken: string }) => void
  onAccessTokenRemoved?: () => void
}

/** A token for the app's own server. Calls back when somebody has one, and when it is gone. */
export function useToken(callbacks: TokenCallbacks = {}) {
  const latest = useLatest(callbacks)
  const token = useBound(tokenOf)
  const ready = useReady()
  const id = usePerson()?.id
  useEffect(() => {
    if (!ready) return
    if (id === undefined) {
      latest.current.onAccessTokenRemoved?.()
      return
    }
    let gone = false
    token().then(
      (accessToken) => {
        if (accessToken !== null && !gone) latest.current.onAccessTokenGranted?.({ accessToken })
      },
      () => {}, // the caller of getAccessToken() hears of it
    )
    return () => {
      gone = true
    }
  }, [ready, id, token, latest])
  return useMemo(() => ({ getAccessToken: token }), [token])
}

const tokenOf = (session: Session) => getAccessToken(session)
