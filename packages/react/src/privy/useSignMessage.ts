'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { useWalletCallbacks, type WalletCallbacks } from './useWalletCallbacks.ts'
import { signText, type SignOptions } from './walletActions.ts'

/** Has an Ethereum wallet sign a text. */
export function useSignMessage(callbacks?: WalletCallbacks<{ signature: string }>) {
  const run = useWalletCallbacks(callbacks, 'unable_to_sign')
  const sign = useBound(signText)
  return useMemo(
    () => ({ signMessage: (input: { message: string }, options?: SignOptions) => run(() => sign(input, options)) }),
    [run, sign],
  )
}
