'use client'
import { getAccessToken, logout } from '@latchkey/core'
import { useContext, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useSessionState } from '../provider/useSessionState.ts'
import { DialogsSlot } from './DialogsSlot.ts'
import { useEmbeddedWallets } from './useEmbeddedWallets.ts'
import { useLinkAccount } from './useLinkAccount.ts'
import { useLogin } from './useLogin.tsx'
import { useMfaMethods, usePerson, useReady } from './usePerson.ts'
import { useUnlinking } from './useUnlinking.ts'

/** Who is signed in, and what they can do, under Privy's names. */
export function usePrivy() {
  const ready = useReady()
  const user = usePerson()
  const mfaMethods = useMfaMethods()
  const authenticated = useSessionState(({ status }) => status === 'signedIn')
  const error = useSessionState((state) => state.error)
  const { isOpen } = useContext(DialogsSlot)
  const { login } = useLogin()
  const linking = useLinkAccount()
  const unlinking = useUnlinking()
  const wallets = useEmbeddedWallets()
  const [signOut, accessToken] = [useBound(logout), useBound(getAccessToken)]
  return useMemo(
    () => ({
      ready,
      authenticated,
      user,
      error,
      isModalOpen: isOpen,
      mfaMethods,
      login,
      logout: signOut,
      getAccessToken: accessToken,
      ...linking,
      ...unlinking,
      ...wallets,
    }),
    [ready, authenticated, user, mfaMethods, error, isOpen, login, signOut, accessToken, linking, unlinking, wallets],
  )
}
