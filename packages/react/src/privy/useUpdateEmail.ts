'use client'
import { useCallback, useMemo } from 'react'
import { updateEmail } from './updateSteps.ts'
import { useOtp } from './useOtp.ts'
import { useUpdateCallbacks, type UpdateCallbacks } from './useUpdateCallbacks.ts'

/** Puts another e-mail address in the place of the person's, by a code that is mailed to it. */
export function useUpdateEmail(callbacks?: UpdateCallbacks) {
  const { state, send, submit } = useOtp(updateEmail)
  const run = useUpdateCallbacks(callbacks)
  const sendCode = useCallback(({ newEmailAddress }: { newEmailAddress: string }) => send(newEmailAddress), [send])
  const verifyCode = useCallback(({ code }: { code: string }) => run('email', () => submit(code)), [run, submit])
  return useMemo(() => ({ state, sendCode, verifyCode }), [state, sendCode, verifyCode])
}
