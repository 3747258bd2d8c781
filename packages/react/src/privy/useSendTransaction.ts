'use client'
import { useContext, useMemo } from 'react'
import type { TransactionRequest } from '../ethereum/TransactionRequest.ts'
import { ChainsSlot } from '../provider/ChainsSlot.ts'
import { useBound } from '../provider/useBound.ts'
import { useWalletCallbacks, type WalletCallbacks } from './useWalletCallbacks.ts'
import { sendTransaction, type SignOptions } from './walletActions.ts'

/** Has an Ethereum wallet sign a transaction, and sends it. */
export function useSendTransaction(callbacks?: WalletCallbacks<{ hash: `0x${string}` }>) {
  const run = useWalletCallbacks(callbacks, 'transaction_failure')
  const chains = useContext(ChainsSlot)
  const send = useBound(sendTransaction)
  return useMemo(
    () => ({
      sendTransaction: (input: TransactionRequest, options?: SignOptions) => run(() => send(chains, input, options)),
    }),
    [run, chains, send],
  )
}
