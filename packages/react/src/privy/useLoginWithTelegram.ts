'use client'
import { useCallback, useMemo } from 'react'
import { signInByTelegram } from '../provider/telegramActions.ts'
import { useBound } from '../provider/useBound.ts'
import { useFlow } from './useFlow.ts'
import { useLoginCallbacks, type LoginCallbacks } from './useLoginCallbacks.ts'

/** Signs in by Telegram: in its window, or by what it launched this mini app with. */
export function useLoginWithTelegram(callbacks?: LoginCallbacks) {
  const tellOf = useLoginCallbacks(callbacks)
  const { state, step } = useFlow<'loading'>()
  const signIn = useBound(signInByTelegram)
  const login = useCallback(async () => {
    await tellOf(() => step('loading', signIn))
  }, [tellOf, step, signIn])
  return useMemo(() => ({ state, login }), [state, login])
}
