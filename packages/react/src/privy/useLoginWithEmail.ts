'use client'
import { loginWithCode, sendCode } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import type { LoginCallbacks } from './useLoginCallbacks.ts'
import { useLoginWithOtp } from './useLoginWithOtp.ts'
import type { OtpSteps } from './useOtp.ts'

const steps: OtpSteps<unknown> = {
  send: (session, email) => sendCode(session, { email }),
  submit: (session, { to, code }) => loginWithCode(session, { email: to, code }),
}

/** Signs in with a code that is mailed. */
export function useLoginWithEmail(callbacks?: LoginCallbacks) {
  const { state, send, loginWithCode } = useLoginWithOtp(steps, callbacks)
  const sendTo = useCallback(({ email }: { email: string }) => send(email), [send])
  return useMemo(() => ({ state, sendCode: sendTo, loginWithCode }), [state, sendTo, loginWithCode])
}
