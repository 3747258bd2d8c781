'use client'
import { useCallback } from 'react'
import { useLoginCallbacks, type LoginCallbacks } from './useLoginCallbacks.ts'
import { useOtp, type OtpSteps } from './useOtp.ts'

/** Signs in with a code; what goes wrong is told to `onError`, too. */
export function useLoginWithOtp(steps: OtpSteps<unknown>, callbacks: LoginCallbacks | undefined) {
  const run = useLoginCallbacks(callbacks)
  const { state, send, submit } = useOtp(steps)
  return {
    state,
    send: useCallback((to: string) => run(() => send(to)), [run, send]),
    loginWithCode: useCallback(
      async ({ code }: { code: string }) => {
        await run(() => submit(code))
      },
      [run, submit],
    ),
  }
}
