'use client'
import type { MfaMethod } from '@latchkey/core'
import { useCallback, useMemo } from 'react'
import { useMfa as useOurs } from '../hooks/useMfa.ts'
import { useMfaMethods } from './usePerson.ts'

/** Shows a second factor of the person, for what `useRegisterMfaListener` told of. A passkey prompts by itself. */
export function useMfa() {
  const { submit: show, cancel } = useOurs()
  const mfaMethods = useMfaMethods()
  const submit = useCallback(
    async (method: MfaMethod, code?: string) => {
      await show(method, code)
    },
    [show],
  )
  return useMemo(() => ({ submit, cancel, mfaMethods }), [submit, cancel, mfaMethods])
}
