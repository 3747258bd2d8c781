'use client'
import type { LatchkeyError, User as OurUser } from '@latchkey/core'
import { useCallback } from 'react'
import { newestAccount, type LoginMethod } from './LoginMethod.ts'
import { toPrivyErrorCode, type CallbackError } from './PrivyErrorCode.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import { useLatest } from './useLatest.ts'
import type { LinkedAccountWithMetadata, User } from './User.ts'

export interface UpdateCallbacks {
  onSuccess?: (result: { user: User; updateMethod: LoginMethod; updatedAccount: LinkedAccountWithMetadata }) => void
  onError?: CallbackError<{ linkMethod: LoginMethod }>
}

/** Runs what changes an account, and calls back. Gives the person. */
export function useUpdateCallbacks(callbacks: UpdateCallbacks = {}) {
  const latest = useLatest(callbacks)
  return useCallback(
    async (method: LoginMethod, update: () => Promise<OurUser>): Promise<{ user: User }> => {
      try {
        const updated = await update()
        const user = toPrivysUser(updated)
        const updatedAccount = newestAccount(updated, method)!
        latest.current.onSuccess?.({ user, updateMethod: method, updatedAccount })
        return { user }
      } catch (error) {
        const code = toPrivyErrorCode(error as LatchkeyError, { otherwise: 'failed_to_update_account' })
        latest.current.onError?.(code, { linkMethod: method, error: error as LatchkeyError })
        throw error
      }
    },
    [latest],
  )
}
