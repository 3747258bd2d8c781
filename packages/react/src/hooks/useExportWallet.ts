'use client'
import { exportWallet } from '@latchkey/core'
import { useWalletMutation } from './useWalletMutation.ts'

/** Shows a wallet's key to its owner, and never to the app, as a mutation; `exportWallet` is the plain function beside it. */
export function useExportWallet() {
  const mutation = useWalletMutation(exportWallet)
  return { ...mutation, exportWallet: mutation.mutateAsync }
}
