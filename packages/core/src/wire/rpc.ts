import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

/** What signing gives, by method. Its members travel as they stand. */
export interface RpcData {
  /** Of personal_sign, secp256k1_sign, eth_signTypedData_v4 (hex) and signMessage (base64). */
  signature?: string
  /** Of eth_signTransaction (rlp, hex) and signTransaction (base64). */
  signed_transaction?: string
  /** Of eth_sendTransaction and signAndSendTransaction: by which name, and on which chain (CAIP-2), it can be found. */
  hash?: string
  caip2?: string
  encoding?: 'hex' | 'rlp' | 'base64'
  /** Of eth_sign7702Authorization. */
  authorization?: { contract: string; chain_id: number; nonce: number; r: string; s: string; y_parity: number }
}

/** The app's server signs, or sends, with a wallet of its own, or with one it was given access to. Privy's path, methods and reply. */
export const rpc = endpoint({
  method: 'POST',
  path: '/wallets/:id/rpc',
  auth: 'app',
  body: shape<{ method: string; params: object; chainType?: string; caip2?: string; sponsor?: boolean }>({
    method: is.string,
    params: is.object(),
    chain_type: is.optional(is.string),
    caip2: is.optional(is.string),
    sponsor: is.optional(is.boolean),
  }),
  response: shape<{ method: string; data: RpcData }>({ method: is.string, data: is.object() }),
})
