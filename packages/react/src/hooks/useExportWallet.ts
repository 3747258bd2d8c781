'use client'
import { exportWallet } from '@latchkey/core'
import { useMemo } from 'react'
import { useBound } from '../provider/useBound.ts'

/** Shows a wallet's key to its owner, in a frame that the app cannot read. It resolves when the key is hidden again. */
export function useExportWallet() {
  const show = useBound(exportWallet)
  return useMemo(() => ({ exportWallet: show }), [show])
}
