'use client'
import { importWallet } from '@latchkey/core'
import { useWalletMutation } from './useWalletMutation.ts'

/** Takes a wallet that was made elsewhere into the person's vault, as a mutation; `importWallet` is the plain function beside it. */
export function useImportWallet() {
  const mutation = useWalletMutation(importWallet)
  return { ...mutation, importWallet: mutation.mutateAsync }
}
