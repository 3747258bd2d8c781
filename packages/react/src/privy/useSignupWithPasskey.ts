'use client'
import { signupWithPasskey } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useLoginCallbacks, type LoginCallbacks } from './useLoginCallbacks.ts'
import { useFlow } from './useFlow.ts'

/** Signs somebody new up with a passkey. */
export function useSignupWithPasskey(callbacks?: LoginCallbacks) {
  const tellOf = useLoginCallbacks(callbacks)
  const { state, step } = useFlow<'awaiting-passkey'>()
  const signup = useBound(signupWithPasskey)
  const run = useCallback(async () => {
    await tellOf(() => step('awaiting-passkey', () => signup()))
  }, [tellOf, step, signup])
  return useMemo(() => ({ state, signupWithPasskey: run }), [state, run])
}
