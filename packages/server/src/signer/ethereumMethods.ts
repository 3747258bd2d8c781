import { secp256k1 } from '@noble/curves/secp256k1'
import type { RpcData } from '@latchkey/core'
import { WireInvalidError } from '@latchkey/core/wire'
import type { Hex } from 'viem'
import { bytesToHex, hashAuthorization, keccak256, serializeTransaction } from 'viem/utils'
import { addressOf, personalSign } from './evmKey.ts'
import { readMessage } from './readMessage.ts'
import * as read from './readParams.ts'
import { readTransaction } from './readTransaction.ts'
import { hashTyped } from './hashTyped.ts'
import type { Intent } from './policy/Intent.ts'
import { textIntent } from './policy/textIntent.ts'
import { transactionIntent } from './policy/transactionIntent.ts'
import { typedDataIntent } from './policy/typedDataIntent.ts'

/** What was asked for, read whole before any key is opened: what it would bring about, and how a key signs it. */
export interface Signable {
  intent: () => Intent
  sign: (key: Uint8Array) => RpcData
}

export type Method = (params: Record<string, unknown>) => Signable

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
        sign: (key) => ({ signature: toHex(sign(digest, key)), encoding: 'hex' }),
      }
    },
  ],
  [
    'eth_signTypedData_v4',
    ({ typed_data }) => {
      const { digest, typed } = hashTyped(typed_data, 'params.typed_data')
      const intent = () => typedDataIntent(typed)
      return { intent, sign: (key) => ({ signature: toHex(sign(digest, key)), encoding: 'hex' }) }
    },
  ],
  [
    'eth_signTransaction',
    ({ transaction }) => {
      const { from, unsigned } = readTransaction(transaction, 'params.transaction')
      const signTransaction = (key: Uint8Array): RpcData => {
        if (from !== undefined && from !== addressOf(key))
          throw new WireInvalidError('params.transaction.from', 'is not this wallet’s address')
        const signature = sign(keccak256(serializeTransaction(unsigned)), key)
        return { signed_transaction: serializeTransaction(unsigned, signature), encoding: 'rlp' }
      }
      return { intent: () => transactionIntent(unsigned), sign: signTransaction }
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
        const { r, s, yParity } = sign(digest, key)
        return { authorization: { contract, chain_id: chainId, nonce, r, s, y_parity: yParity } }
      }
      return { intent: () => ({ opaque: true, chainId }), sign: authorize }
    },
  ],
])

interface Signature {
  r: Hex
  s: Hex
  v: bigint
  yParity: 0 | 1
}

function sign(digest: Hex, key: Uint8Array): Signature {
  const signature = secp256k1.sign(digest.slice(2), key, { lowS: true })
  const bytes = signature.toCompactRawBytes()
  const yParity = signature.recovery as 0 | 1
  return { r: bytesToHex(bytes.subarray(0, 32)), s: bytesToHex(bytes.subarray(32)), v: 27n + BigInt(yParity), yParity }
}

const toHex = ({ r, s, v }: Signature): Hex => `${r}${s.slice(2)}${v.toString(16)}` as Hex
