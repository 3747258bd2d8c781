'use client'
import { signTransaction, type Session } from '@latchkey/core'
import { useCallback } from 'react'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { signOnChain } from '../ethereum/sendTransaction.ts'
import type { TransactionRequest } from '../ethereum/TransactionRequest.ts'
import type { SigningOptions } from '../wallets/SigningOptions.ts'
import { signingWallet } from '../wallets/signingWallet.ts'
import { toSign } from '../wallets/toSign.ts'
import { useWalletMutation } from './useWalletMutation.ts'

/** An Ethereum transaction, or Solana's, serialised as base64. */
type Transaction = TransactionRequest | string

/** Has a wallet sign a transaction that is not sent, as a mutation; `signTransaction` is the plain function beside it. */
export function useSignTransaction() {
  const mutation = useWalletMutation(sign)
  const { mutateAsync } = mutation
  const run = useCallback(
    (transaction: Transaction, options?: SigningOptions) => mutateAsync({ transaction, ...options }),
    [mutateAsync],
  )
  return { ...mutation, signTransaction: run }
}

/** `signature` is the whole signed transaction, under the name that Privy's hook gives it. */
async function sign(
  session: Session,
  { transaction, ...options }: SigningOptions & { transaction: Transaction },
  chains: readonly EthereumChain[],
) {
  const signedTransaction =
    typeof transaction === 'string'
      ? await signSolanas(session, { transaction, ...options })
      : await signOnChain(await toSign(session, { transaction, ...options }, chains))
  return { signature: signedTransaction, signedTransaction }
}

async function signSolanas(session: Session, parameters: SigningOptions & { transaction: string }): Promise<string> {
  const address = await signingWallet(session, { ...parameters, chainType: 'solana' })
  return (await signTransaction(session, { ...parameters, address })).signedTransaction
}
