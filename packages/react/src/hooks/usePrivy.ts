'use client'
import { createWallet, getAccessToken, logout, signMessage } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useSessionState } from '../provider/useSessionState.ts'

/** Who is signed in, and what they can do. */
export function usePrivy() {
  const status = useSessionState((state) => state.status)
  const user = useSessionState((state) => state.user)
  const error = useSessionState((state) => state.error)
  const signOut = useBound(logout)
  const accessToken = useBound(getAccessToken)
  const create = useBound(createWallet)
  const sign = useBound(signMessage)
  return useMemo(
    () => ({
      /** False while it is being found out who is signed in. True with `user` undefined: it could not be found out, see `error`. */
      ready: status !== 'restoring',
      authenticated: status === 'signedIn',
      /** Undefined while unknown, null when nobody is signed in. */
      user,
      /** What went wrong in the background; the session itself lives on. */
      error,
      logout: signOut,
      getAccessToken: accessToken,
      createWallet: create,
      signMessage: sign,
    }),
    [status, user, error, signOut, accessToken, create, sign],
  )
}
