'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import type { ReactEvent } from './ReactEvent.ts'
import type { Wallet } from './User.ts'
import { useWalletCallbacks, type WalletCallbacks } from './useWalletCallbacks.ts'
import { createEthereumWallet, type CreateWalletOptions } from './walletActions.ts'

/** Makes the person's Ethereum wallet. */
export function useCreateWallet({ onSuccess, onError }: WalletCallbacks<{ wallet: Wallet }> = {}) {
  const run = useWalletCallbacks<Wallet>(
    { ...(onSuccess && { onSuccess: (wallet) => onSuccess({ wallet }) }), ...(onError && { onError }) },
    'unknown_embedded_wallet_error',
  )
  const create = useBound(createEthereumWallet)
  return useMemo(
    () => ({ createWallet: (options?: CreateWalletOptions | ReactEvent) => run(() => create(options)) }),
    [run, create],
  )
}
