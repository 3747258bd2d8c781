'use client'
import { addPasskey } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useFlow } from './useFlow.ts'
import { useLinkCallbacks, type LinkCallbacks } from './useLinkCallbacks.ts'

/** Links one more passkey, which an earlier one signs for. */
export function useLinkWithPasskey(callbacks?: LinkCallbacks) {
  const run = useLinkCallbacks(callbacks)
  const { state, step } = useFlow<'awaiting-passkey'>()
  const add = useBound(addPasskey)
  const linkWithPasskey = useCallback(
    async ({ name }: { name?: string } = {}) => {
      await run('passkey', () => step('awaiting-passkey', () => add(name === undefined ? {} : { name })))
    },
    [run, step, add],
  )
  return useMemo(() => ({ state, linkWithPasskey }), [state, linkWithPasskey])
}
