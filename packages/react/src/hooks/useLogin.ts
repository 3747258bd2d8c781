'use client'
import {
  createGuestAccount,
  loginWithCode,
  loginWithPasskey,
  loginWithSms,
  loginWithSolanaWallet,
  loginWithWallet,
  sendCode,
  sendSmsCode,
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
    useBound(sendSmsCode),
    useBound(loginWithSms),
    useBound(loginWithWallet),
    useBound(loginWithSolanaWallet),
    useBound(createGuestAccount),
  ] as const
  return useMemo(() => {
    const [signup, passkey, code, withCode, sms, withSms, wallet, solana, guest] = actions
    return {
      /** In the order in which to offer them. */
      loginMethods,
      signupWithPasskey: signup,
      loginWithPasskey: passkey,
      sendCode: code,
      loginWithCode: withCode,
      sendSmsCode: sms,
      loginWithSms: withSms,
      loginWithWallet: wallet,
      loginWithSolanaWallet: solana,
      createGuestAccount: guest,
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the list is new each time, its members are not
  }, [loginMethods, ...actions])
}
