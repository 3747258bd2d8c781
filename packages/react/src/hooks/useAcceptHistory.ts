'use client'
import { acceptHistory } from '@latchkey/core'
import { usePersonChange } from './usePersonChange.ts'
import { usePersonKey } from './usePersonList.ts'

/** Goes on with a history that was refused, as a mutation; `acceptHistory` is the plain function beside it. What to hand in: `historyDispute(error)`. */
export function useAcceptHistory() {
  const mutation = usePersonChange(usePersonKey('activity'), acceptHistory)
  return { ...mutation, acceptHistory: mutation.mutateAsync }
}
