'use client'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'
import { showKey } from './walletActions.ts'

/** Shows a wallet's key to its owner, in a frame that the app cannot read. */
export function useExportWallet() {
  const show = useBound(showKey)
  return useMemo(() => ({ exportWallet: show }), [show])
}
