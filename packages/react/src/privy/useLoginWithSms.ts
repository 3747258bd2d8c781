'use client'
import { loginWithSms, sendSmsCode } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import type { LoginCallbacks } from './useLoginCallbacks.ts'
import { useLoginWithOtp } from './useLoginWithOtp.ts'
import type { OtpSteps } from './useOtp.ts'

const steps: OtpSteps<unknown> = {
  send: (session, phone) => sendSmsCode(session, { phone }),
  submit: (session, { to, code }) => loginWithSms(session, { phone: to, code }),
}

/** Signs in with a code that is texted. */
export function useLoginWithSms(callbacks?: LoginCallbacks) {
  const { state, send, loginWithCode } = useLoginWithOtp(steps, callbacks)
  const sendTo = useCallback(({ phoneNumber }: { phoneNumber: string }) => send(phoneNumber), [send])
  return useMemo(() => ({ state, sendCode: sendTo, loginWithCode }), [state, sendTo, loginWithCode])
}
