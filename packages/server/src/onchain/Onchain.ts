import type { OnchainServerAdapter } from '@latchkey/core'
import type { Hex, TransactionSerializable } from 'viem'

/** Server access whose limits a contract keeps. */
export interface Onchain {
  /** Speaks to the contract that the app chose. */
  adapter: OnchainServerAdapter
  /** Pays the gas when the server acts. */
  payer: GasPayer
}

/** An Ethereum account of the app's; an account of viem's is one. Nothing else may send from it: its transactions are numbered here. */
export interface GasPayer {
  address: Hex
  signTransaction(transaction: TransactionSerializable): Promise<Hex>
}
