import type { Session } from '@latchkey/core'
import type { EthereumChain } from '../ethereum/EthereumChain.ts'
import { readTransaction } from '../ethereum/readTransaction.ts'
import type { ToSign } from '../ethereum/sendTransaction.ts'
import type { TransactionRequest } from '../ethereum/TransactionRequest.ts'
import { walletChain } from '../ethereum/walletProvider.ts'
import type { SigningOptions } from './SigningOptions.ts'
import { signingWallet } from './signingWallet.ts'

export interface TransactionParameters extends SigningOptions {
  transaction: TransactionRequest
}

/** What a person's wallet is to sign, where: on the chain that was named, where the app knows it, else on the one that the wallet is on. */
export async function toSign(
  session: Session,
  { transaction: request, passcode, ...options }: TransactionParameters,
  chains: readonly EthereumChain[],
): Promise<ToSign> {
  const address = await signingWallet(session, options)
  const transaction = readTransaction(request, address)
  const { chainId } = transaction
  const chain =
    chainId === undefined ? walletChain(session, { address, chains }) : chains.find(({ id }) => id === chainId)
  return { session, address, transaction, passcode, chain }
}
