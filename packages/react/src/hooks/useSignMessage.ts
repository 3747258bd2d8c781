'use client'
import { signMessage, type Session } from '@latchkey/core'
import { useCallback } from 'react'
import type { SigningOptions } from '../wallets/SigningOptions.ts'
import { signingWallet } from '../wallets/signingWallet.ts'
import { useWalletMutation } from './useWalletMutation.ts'

interface Message {
  /** A text, or bytes as they are. */
  message: string | Uint8Array
}

/** Has a wallet sign a text, as a mutation; `signMessage` is the plain function beside it. */
export function useSignMessage() {
  const mutation = useWalletMutation(sign)
  const { mutateAsync } = mutation
  const run = useCallback(
    ({ message }: Message, options?: SigningOptions) => mutateAsync({ message, ...options }),
    [mutateAsync],
  )
  return { ...mutation, signMessage: run }
}

const sign = async (session: Session, parameters: Message & SigningOptions) =>
  signMessage(session, { ...parameters, address: await signingWallet(session, parameters) })
