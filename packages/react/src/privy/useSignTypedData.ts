'use client'
import type { TypedData } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useWalletCallbacks, type WalletCallbacks } from './useWalletCallbacks.ts'
import { signData, type SignOptions } from './walletActions.ts'

/** Has an Ethereum wallet sign structured data (EIP-712). */
export function useSignTypedData(callbacks?: WalletCallbacks<{ signature: string }>) {
  const run = useWalletCallbacks(callbacks, 'unable_to_sign')
  const sign = useBound(signData)
  return useMemo(
    () => ({ signTypedData: (input: TypedData, options?: SignOptions) => run(() => sign(input, options)) }),
    [run, sign],
  )
}
