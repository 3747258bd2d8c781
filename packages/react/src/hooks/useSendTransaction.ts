'use client'
import type { Session } from '@latchkey/core'
import { useCallback } from 'react'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { noChain } from '../ethereum/noChain.ts'
import { sendTransaction } from '../ethereum/sendTransaction.ts'
import type { TransactionRequest } from '../ethereum/TransactionRequest.ts'
import type { SigningOptions } from '../wallets/SigningOptions.ts'
import { toSign, type TransactionParameters } from '../wallets/toSign.ts'
import { useWalletMutation } from './useWalletMutation.ts'

/** Has an Ethereum wallet sign a transaction and sends it, as a mutation; `sendTransaction` is the plain function beside it. */
export function useSendTransaction() {
  const mutation = useWalletMutation(send)
  const { mutateAsync } = mutation
  const run = useCallback(
    (transaction: TransactionRequest, options?: SigningOptions) => mutateAsync({ transaction, ...options }),
    [mutateAsync],
  )
  return { ...mutation, sendTransaction: run }
}

async function send(session: Session, parameters: TransactionParameters, chains: readonly EthereumChain[]) {
  const asked = await toSign(session, parameters, chains)
  return { hash: await sendTransaction({ ...asked, chain: asked.chain ?? noChain(asked.transaction.chainId) }) }
}
