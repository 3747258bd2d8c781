'use client'
import {
  initOAuth,
  LatchkeyError,
  linkOAuth,
  loginWithOAuth,
  type InitOAuthParameters,
  type OAuthReturn,
  type User,
} from '@latchkey/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { takeOAuthReturn } from '../provider/takeOAuthReturn.ts'
import { useBound } from '../provider/useBound.ts'
import { usePrivy } from './usePrivy.ts'

/** How far signing in with a provider has come. */
export type OAuthState =
  { status: 'initial' } | { status: 'loading' } | { status: 'done' } | { status: 'error'; error: LatchkeyError }

/** What is called when the person is back from a provider. */
export interface LoginWithOAuthOptions {
  onComplete?: (result: { user: User; isNewUser: boolean }) => void
  onError?: (error: LatchkeyError) => void
}

/**
 * Signs in with other providers, which the backend lists in `capabilities.oauthProviders`. `initOAuth` leaves the page; where the
 * person comes back to, this hook finishes it: who is signed in by then has it linked.
 */
export function useLoginWithOAuth(options: LoginWithOAuthOptions = {}) {
  const { ready, user } = usePrivy()
  const [begin, login, link] = [useBound(initOAuth), useBound(loginWithOAuth), useBound(linkOAuth)]
  const [state, setState] = useState<OAuthState>({ status: 'initial' })
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const settle = useCallback(async <value>(work: () => Promise<value>): Promise<value> => {
    setState({ status: 'loading' })
    try {
      return await work()
    } catch (error) {
      setState({ status: 'error', error: error as LatchkeyError })
      latest.current.onError?.(error as LatchkeyError)
      throw error
    }
  }, [])

  useEffect(() => {
    if (!ready) return
    const returned = takeOAuthReturn()
    if (!returned) return
    const finish = async (proof: OAuthReturn) =>
      user ? { user: await link(proof), isNewUser: false } : await login(proof)
    Promise.resolve(returned)
      .then((proof) => settle(() => finish(proof)))
      .then(
        (result) => {
          setState({ status: 'done' })
          latest.current.onComplete?.(result)
        },
        () => {},
      )
  }, [ready, user, login, link, settle])

  const init = useCallback(
    async (parameters: InitOAuthParameters) => location.assign(await settle(() => begin(parameters))),
    [begin, settle],
  )
  return useMemo(() => ({ state, loading: state.status === 'loading', initOAuth: init }), [state, init])
}
