'use client'
import { useContext, useMemo } from 'react'
import type { TransactionRequest } from '../ethereum/TransactionRequest.ts'
import { ChainsSlot } from '../provider/ChainsSlot.ts'
import { useBound } from '../provider/useBound.ts'
import { useWalletCallbacks, type WalletCallbacks } from './useWalletCallbacks.ts'
import { signTransaction, type SignOptions } from './walletActions.ts'

/** Has an Ethereum wallet sign a transaction that is not sent. */
export function useSignTransaction(callbacks?: WalletCallbacks<{ signature: `0x${string}` }>) {
  const run = useWalletCallbacks(callbacks, 'unable_to_sign')
  const chains = useContext(ChainsSlot)
  const sign = useBound(signTransaction)
  return useMemo(
    () => ({
      signTransaction: (input: TransactionRequest, options?: SignOptions) => run(() => sign(chains, input, options)),
    }),
    [run, chains, sign],
  )
}
