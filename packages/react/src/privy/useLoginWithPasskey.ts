'use client'
import { loginWithPasskey } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useLoginCallbacks, type LoginCallbacks } from './useLoginCallbacks.ts'
import { useFlow } from './useFlow.ts'

/** Signs in with a passkey that the person has. */
export function useLoginWithPasskey(callbacks?: LoginCallbacks) {
  const tellOf = useLoginCallbacks(callbacks)
  const { state, step } = useFlow<'awaiting-passkey'>()
  const login = useBound(loginWithPasskey)
  const run = useCallback(async () => {
    await tellOf(() => step('awaiting-passkey', login))
  }, [tellOf, step, login])
  return useMemo(() => ({ state, loginWithPasskey: run }), [state, run])
}
