import { UnsupportedChainTypeError, type TypedData } from '@latchkey/core'
import type { Connection } from './createConnection.ts'
import { signWithWallet } from './signWithWallet.ts'

export interface SignTypedDataParameters {
  address: string
  typedData: TypedData
  passcode?: string
  signal: AbortSignal
}

/** Signs structured data (EIP-712) with an embedded Ethereum wallet. Hex. */
export const signTypedData = (connection: Connection, { typedData, ...parameters }: SignTypedDataParameters) =>
  signWithWallet<string>(connection, 'signTypedData', parameters, async (unlocked, place) => {
    if (place.chainType !== 'ethereum')
      throw new UnsupportedChainTypeError(place.chainType, 'typed data (EIP-712) is Ethereum’s.')
    const signer = await unlocked.ethereum(place)
    return signer.signTypedData(typedData as Parameters<typeof signer.signTypedData>[0])
  })
