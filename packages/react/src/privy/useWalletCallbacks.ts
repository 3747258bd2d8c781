'use client'
import type { LatchkeyError } from '@latchkey/core'
import { useCallback } from 'react'
import { toPrivyErrorCode, type CallbackError, type PrivyErrorCode } from './PrivyErrorCode.ts'
import { useLatest } from './useLatest.ts'

export interface WalletCallbacks<result> {
  onSuccess?: (result: result) => void
  onError?: CallbackError
}

/** Runs what a wallet does, and calls back. `otherwise` is Privy's word for what it has no other word for. */
export function useWalletCallbacks<result>(callbacks: WalletCallbacks<result> = {}, otherwise: PrivyErrorCode) {
  const latest = useLatest(callbacks)
  return useCallback(
    async (work: () => Promise<result>): Promise<result> => {
      try {
        const result = await work()
        latest.current.onSuccess?.(result)
        return result
      } catch (error) {
        latest.current.onError?.(toPrivyErrorCode(error as LatchkeyError, { otherwise }), {
          error: error as LatchkeyError,
        })
        throw error
      }
    },
    [latest, otherwise],
  )
}
