'use client'
import { useMemo } from 'react'
import { useSigners } from './useSigners.ts'

/** The older name of `useSigners`. */
export function useSessionSigners() {
  const { addSigners, removeSigners } = useSigners()
  return useMemo(
    () => ({ addSessionSigners: addSigners, removeSessionSigners: removeSigners }),
    [addSigners, removeSigners],
  )
}
