import type { SignableTransaction } from '@latchkey/core'
import type { Connection } from './createConnection.ts'
import { signing } from './signing.ts'
import { signWithWallet } from './signWithWallet.ts'

export interface SignTransactionParameters {
  address: string
  transaction: SignableTransaction
  passcode?: string
  signal: AbortSignal
}

/** Gives the signed transaction, ready to be sent: hex for Ethereum, base64 for Solana. */
export const signTransaction = (connection: Connection, { transaction, ...parameters }: SignTransactionParameters) =>
  signWithWallet(connection, 'signTransaction', parameters, signing({ transaction }))
