import { UnsupportedChainTypeError, type SignableTransaction } from '@latchkey/core'
import type { TransactionSerializable } from 'viem'
import type { Connection } from './createConnection.ts'
import { signWithWallet } from './signWithWallet.ts'

export interface SignTransactionParameters {
  address: string
  transaction: SignableTransaction
  passcode?: string
  signal: AbortSignal
}

/** Gives the signed transaction, ready to be sent: hex for Ethereum, base64 for Solana. */
export const signTransaction = (connection: Connection, { transaction, ...parameters }: SignTransactionParameters) =>
  signWithWallet<string>(connection, 'signTransaction', parameters, async (unlocked, place) => {
    const isSolanas = typeof transaction === 'string'
    if (isSolanas !== (place.chainType === 'solana'))
      throw new UnsupportedChainTypeError(
        place.chainType,
        'pass an object for an Ethereum wallet, and base64 for a Solana wallet.',
      )
    return isSolanas
      ? (await unlocked.solana(place)).signTransaction(transaction)
      : (await unlocked.ethereum(place)).signTransaction(transaction as unknown as TransactionSerializable)
  })
