'use client'
import { signTypedData, type Session, type TypedData } from '@latchkey/core'
import { useCallback } from 'react'
import type { SigningOptions } from '../wallets/SigningOptions.ts'
import { signingWallet } from '../wallets/signingWallet.ts'
import { useWalletMutation } from './useWalletMutation.ts'

/** Has an Ethereum wallet sign structured data (EIP-712), as a mutation; `signTypedData` is the plain function beside it. */
export function useSignTypedData() {
  const mutation = useWalletMutation(sign)
  const { mutateAsync } = mutation
  const run = useCallback(
    (typedData: TypedData, options?: SigningOptions) => mutateAsync({ typedData, ...options }),
    [mutateAsync],
  )
  return { ...mutation, signTypedData: run }
}

const sign = async (session: Session, parameters: { typedData: TypedData } & SigningOptions) =>
  signTypedData(session, { ...parameters, address: await signingWallet(session, parameters) })
