import type { Connection } from './createConnection.ts'
import { signing } from './signing.ts'
import { signWithWallet } from './signWithWallet.ts'

export interface SignMessageParameters {
  address: string
  message: string | Uint8Array
  passcode?: string
  signal: AbortSignal
}

/** Signs a text or bytes with an embedded wallet, after the person unlocked it: EIP-191 in hex, or ed25519 in base58. */
export const signMessage = (connection: Connection, { message, ...parameters }: SignMessageParameters) =>
  signWithWallet(connection, 'signMessage', parameters, signing({ message }))
