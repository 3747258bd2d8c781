'use client'
import type { LatchkeyError, User as OurUser } from '@latchkey/core'
import { useCallback, useEffect, useRef } from 'react'
import { useSession } from '../provider/SessionContext.ts'
import { readLogin, type LoginMethod } from './LoginMethod.ts'
import { toPrivyErrorCode, type CallbackError } from './PrivyErrorCode.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import { useLatest } from './useLatest.ts'
import { useReady } from './usePerson.ts'
import type { LinkedAccountWithMetadata, User } from './User.ts'

export interface LoginCallbacks {
  onComplete?: (result: {
    user: User
    isNewUser: boolean
    /** True where the person was signed in before this component stood. */
    wasAlreadyAuthenticated: boolean
    loginMethod: LoginMethod | null
    loginAccount: LinkedAccountWithMetadata | null
  }) => void
  onError?: CallbackError
}

/** Calls back when somebody signs in, by whichever way, or is found to be signed in. Gives how to run a sign-in whose error is told. */
export function useLoginCallbacks(
  callbacks: LoginCallbacks = {},
): <answer>(work: () => Promise<answer>) => Promise<answer> {
  const session = useSession()
  const latest = useLatest(callbacks)
  const ready = useReady()

  useEffect(
    () =>
      session.listen((event) => {
        if (event.type !== 'login') return
        const { user, isNewUser, verb } = event
        const login = { user: toPrivysUser(user), isNewUser, wasAlreadyAuthenticated: false }
        latest.current.onComplete?.({ ...login, ...readLogin(user, verb) })
      }),
    [session, latest],
  )

  const told = useRef(false)
  useEffect(() => {
    if (!ready || told.current) return
    told.current = true
    const { user } = session.store.getState()
    if (user) latest.current.onComplete?.(foundSignedIn(user))
  }, [ready, session, latest])

  return useCallback(
    async (work) => {
      try {
        return await work()
      } catch (error) {
        const code = toPrivyErrorCode(error as LatchkeyError, words)
        latest.current.onError?.(code, { error: error as LatchkeyError })
        throw error
      }
    },
    [latest],
  )
}

const words = { exited: 'exited_auth_flow', otherwise: 'unknown_auth_error' } as const

const foundSignedIn = (user: OurUser) => ({
  user: toPrivysUser(user),
  isNewUser: false,
  wasAlreadyAuthenticated: true,
  loginMethod: null,
  loginAccount: null,
})
