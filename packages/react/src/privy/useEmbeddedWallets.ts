'use client'
import { useMemo } from 'react'
import { useCreateWallet } from './useCreateWallet.ts'
import { useExportWallet } from './useExportWallet.ts'
import { useSendTransaction } from './useSendTransaction.ts'
import { useSignMessage } from './useSignMessage.ts'
import { useSignTransaction } from './useSignTransaction.ts'
import { useSignTypedData } from './useSignTypedData.ts'

/** Everything that a wallet does, as `usePrivy` names it. */
export function useEmbeddedWallets() {
  const { createWallet } = useCreateWallet()
  const { exportWallet } = useExportWallet()
  const { signMessage } = useSignMessage()
  const { signTypedData } = useSignTypedData()
  const { signTransaction } = useSignTransaction()
  const { sendTransaction } = useSendTransaction()
  return useMemo(
    () => ({ createWallet, exportWallet, signMessage, signTypedData, signTransaction, sendTransaction }),
    [createWallet, exportWallet, signMessage, signTypedData, signTransaction, sendTransaction],
  )
}
