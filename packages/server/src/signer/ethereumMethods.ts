import type { RpcData } from '@latchkey/core'
import type { Hex } from 'viem'
import { hashAuthorization } from 'viem/utils'
import { signDigest, type EthereumSignature } from './ethereumSignature.ts'
import { personalSign } from './evmKey.ts'
import { hashTyped } from './hashTyped.ts'
import { textIntent } from './policy/textIntent.ts'
import { typedDataIntent } from './policy/typedDataIntent.ts'
import { readMessage } from './readMessage.ts'
import * as read from './readParams.ts'
import { completeTransaction, readTransaction } from './readTransaction.ts'
import type { Method } from './Signable.ts'
import { signableTransaction } from './signableTransaction.ts'

/** What can be signed with an Ethereum key. */
export const ethereumMethods = new Map<string, Method>([
  [
    'personal_sign',
    (params) => {
      const message = readMessage(params)
      return {
        intent: () => textIntent(message),
        sign: (key) => ({ signature: personalSign(key, message), encoding: 'hex' }),
      }
    },
  ],
  [
    'secp256k1_sign',
    ({ hash }) => {
      const digest = read.bytes32(hash, 'params.hash')
      return {
        intent: () => ({ opaque: true }),
        sign: (key) => ({ signature: toHex(signDigest(digest, key)), encoding: 'hex' }),
      }
    },
  ],
  [
    'eth_signTypedData_v4',
    ({ typed_data }) => {
      const { digest, typed } = hashTyped(typed_data, 'params.typed_data')
      const intent = () => typedDataIntent(typed)
      return { intent, sign: (key) => ({ signature: toHex(signDigest(digest, key)), encoding: 'hex' }) }
    },
  ],
  [
    'eth_signTransaction',
    ({ transaction }) => {
      const path = 'params.transaction'
      const given = readTransaction(transaction, path)
      return signableTransaction(completeTransaction(given, path), given)
    },
  ],
  [
    'eth_sign7702Authorization',
    (params) => {
      const contract = read.address(params['contract'], 'params.contract')
      const chainId = read.smallQuantity(params['chain_id'], 'params.chain_id')
      const nonce = read.smallQuantity(params['nonce'], 'params.nonce')
      const digest = hashAuthorization({ contractAddress: contract, chainId, nonce })
      const authorize = (key: Uint8Array): RpcData => {
        const { r, s, yParity } = signDigest(digest, key)
        return { authorization: { contract, chain_id: chainId, nonce, r, s, y_parity: yParity } }
      }
      return { intent: () => ({ opaque: true, chainId }), sign: authorize }
    },
  ],
])

const toHex = ({ r, s, v }: EthereumSignature): Hex => `${r}${s.slice(2)}${v.toString(16)}` as Hex
