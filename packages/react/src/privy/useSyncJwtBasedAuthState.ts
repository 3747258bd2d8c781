'use client'
import { loginWithCustomJwt, logout, type LatchkeyError } from '@latchkey/core'
import { useEffect, useMemo } from 'react'
import { useSession } from '../provider/SessionContext.ts'
import { useBound } from '../provider/useBound.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import { useFlow } from './useFlow.ts'
import { useLatest } from './useLatest.ts'
import { useReady } from './usePerson.ts'
import type { User } from './User.ts'

export interface SyncJwtInput {
  /** The token of the app's own sign-in service; undefined where nobody is signed in there. */
  getExternalJwt: () => Promise<string | undefined>
  /** Calls back when somebody signed in or out there; gives how to stop. */
  subscribe: (onChange: () => void) => () => void
  enabled?: boolean
  onAuthenticated?: (event: { user: User; isNewUser: boolean }) => void
  onUnauthenticated?: () => void
  onError?: (error: LatchkeyError) => void
}

/** Signs in and out with the app's own sign-in service. */
export function useSyncJwtBasedAuthState({ subscribe, enabled = true, ...rest }: SyncJwtInput) {
  const latest = useLatest(rest)
  const { state, step } = useFlow<'loading'>()
  const session = useSession()
  const ready = useReady()
  const [login, signOut] = [useBound(loginWithCustomJwt), useBound(logout)]

  useEffect(() => {
    if (!ready || !enabled) return
    const follow = async () => {
      const token = await latest.current.getExternalJwt()
      const isSignedIn = session.store.getState().user != null
      if (token !== undefined && !isSignedIn) {
        const { user, isNewUser } = await login({ token })
        latest.current.onAuthenticated?.({ user: toPrivysUser(user), isNewUser })
      } else if (token === undefined && isSignedIn) {
        await signOut()
        latest.current.onUnauthenticated?.()
      }
    }
    let turn = Promise.resolve()
    const next = () => {
      turn = turn
        .then(() => step('loading', follow))
        .catch((error: unknown) => latest.current.onError?.(error as LatchkeyError))
    }
    next()
    return subscribe(next)
  }, [ready, enabled, subscribe, session, login, signOut, step, latest])

  return useMemo(() => ({ state: enabled ? state : notEnabled }), [enabled, state])
}

const notEnabled = { status: 'not-enabled' } as const
