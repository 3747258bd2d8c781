'use client'
import type { LatchkeyError, User as OurUser } from '@latchkey/core'
import { useCallback } from 'react'
import { newestAccount, type LoginMethod } from './LoginMethod.ts'
import { toPrivyErrorCode, type CallbackError } from './PrivyErrorCode.ts'
import { toPrivysUser } from './toPrivysUser.ts'
import { useLatest } from './useLatest.ts'
import type { LinkedAccountWithMetadata, User } from './User.ts'

export interface LinkCallbacks {
  onSuccess?: (result: { user: User; linkMethod: LoginMethod; linkedAccount: LinkedAccountWithMetadata }) => void
  onError?: CallbackError<{ linkMethod: LoginMethod }>
}

/** Runs what links an account, and calls back. Gives the person. */
export function useLinkCallbacks(callbacks: LinkCallbacks = {}) {
  const latest = useLatest(callbacks)
  return useCallback(
    async (linkMethod: LoginMethod, link: () => Promise<OurUser>): Promise<User> => {
      try {
        const linked = await link()
        const user = toPrivysUser(linked)
        latest.current.onSuccess?.({ user, linkMethod, linkedAccount: newestAccount(linked, linkMethod)! })
        return user
      } catch (error) {
        const words = { exited: 'exited_link_flow', otherwise: 'failed_to_link_account' } as const
        latest.current.onError?.(toPrivyErrorCode(error as LatchkeyError, words), {
          linkMethod,
          error: error as LatchkeyError,
        })
        throw error
      }
    },
    [latest],
  )
}
