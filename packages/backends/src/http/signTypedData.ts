import type { TypedData } from '@latchkey/core'
import type { Connection } from './createConnection.ts'
import { signing } from './signing.ts'
import { signWithWallet } from './signWithWallet.ts'

export interface SignTypedDataParameters {
  address: string
  typedData: TypedData
  passcode?: string
  signal: AbortSignal
}

/** Signs structured data (EIP-712) with an embedded Ethereum wallet. Hex. */
export const signTypedData = (connection: Connection, { typedData, ...parameters }: SignTypedDataParameters) =>
  signWithWallet(connection, 'signTypedData', parameters, signing({ typedData }))
