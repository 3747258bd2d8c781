'use client'
import { linkAccount } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useFlow } from './useFlow.ts'
import { useLinkCallbacks, type LinkCallbacks } from './useLinkCallbacks.ts'

/** Links whom a token of the app's own sign-in service names. */
export function useLinkJwtAccount(callbacks?: LinkCallbacks) {
  const run = useLinkCallbacks(callbacks)
  const { state, step } = useFlow<'loading'>()
  const link = useBound(linkAccount)
  const linkWithCustomJwt = useCallback(
    async (token: string) => ({
      user: await run('custom', () => step('loading', () => link({ type: 'custom_auth', token }))),
    }),
    [run, step, link],
  )
  return useMemo(() => ({ state, linkWithCustomJwt }), [state, linkWithCustomJwt])
}
