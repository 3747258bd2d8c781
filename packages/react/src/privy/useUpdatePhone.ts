'use client'
import { useCallback, useMemo } from 'react'
import { updatePhone } from './updateSteps.ts'
import { useOtp } from './useOtp.ts'
import { useUpdateCallbacks, type UpdateCallbacks } from './useUpdateCallbacks.ts'

/** Puts another phone number in the place of the person's, by a code that is texted to it. */
export function useUpdatePhone(callbacks?: UpdateCallbacks) {
  const { state, send, submit } = useOtp(updatePhone)
  const run = useUpdateCallbacks(callbacks)
  const sendCode = useCallback(({ newPhoneNumber }: { newPhoneNumber: string }) => send(newPhoneNumber), [send])
  const verifyCode = useCallback(({ code }: { code: string }) => run('sms', () => submit(code)), [run, submit])
  return useMemo(() => ({ state, sendCode, verifyCode }), [state, sendCode, verifyCode])
}
