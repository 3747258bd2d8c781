'use client'
import {
  createGuestAccount,
  loginWithCode,
  loginWithPasskey,
  loginWithWallet,
  sendCode,
  signupWithPasskey,
} from '@latchkey/core'
import { useMemo } from 'react'
import { useSession } from '../provider/SessionContext.ts'
import { useBound } from '../provider/useBound.ts'

/** The ways to sign in that this backend has. Each resolves with the person, and `isNewUser`. */
export function useLogin() {
  const { loginMethods } = useSession().backend.capabilities
  const actions = [
    useBound(signupWithPasskey),
    useBound(loginWithPasskey),
    useBound(sendCode),
    useBound(loginWithCode),
    useBound(loginWithWallet),
    useBound(createGuestAccount),
  ] as const
  return useMemo(() => {
    const [signup, passkey, code, withCode, wallet, guest] = actions
    return {
      /** In the order in which to offer them. */
      loginMethods,
      signupWithPasskey: signup,
      loginWithPasskey: passkey,
      sendCode: code,
      loginWithCode: withCode,
      loginWithWallet: wallet,
      createGuestAccount: guest,
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the list is new each time, its members are not
  }, [loginMethods, ...actions])
}
