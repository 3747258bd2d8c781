'use client'
import { addRecoveryMethod, getRecoveryMethods, removeRecoveryMethod } from '@latchkey/core'
import { usePersonChange } from './usePersonChange.ts'
import { usePersonKey, usePersonList } from './usePersonList.ts'

/** The ways to open the person's wallets: a query, and beside it one mutation to add a way and one to remove one. */
export function useRecovery() {
  const methods = usePersonList('recovery', getRecoveryMethods)
  const key = usePersonKey('recovery')
  const adding = usePersonChange(key, addRecoveryMethod)
  const removing = usePersonChange(key, removeRecoveryMethod)
  return {
    ...methods,
    adding,
    removing,
    addRecoveryMethod: adding.mutateAsync,
    removeRecoveryMethod: removing.mutateAsync,
  }
}
