import { WireInvalidError } from '@latchkey/core/wire'
import type { Address, Hex, TransactionSerializable } from 'viem'
import { keccak256, serializeTransaction } from 'viem/utils'
import { signDigest } from './ethereumSignature.ts'
import { addressOf } from './evmKey.ts'
import { transactionIntent } from './policy/transactionIntent.ts'
import type { Intent } from './policy/Intent.ts'

interface SignableTransaction {
  intent: () => Intent
  sign: (key: Uint8Array) => { signed_transaction: Hex; encoding: 'rlp' }
}

/** An Ethereum transaction that lacks nothing but its signature. */
export function signableTransaction(
  unsigned: TransactionSerializable,
  { from }: { from?: Address | undefined },
): SignableTransaction {
  return {
    intent: () => transactionIntent(unsigned),
    sign(key) {
      if (from !== undefined && from !== addressOf(key))
        throw new WireInvalidError('params.transaction.from', 'is not this wallet’s address')
      const signature = signDigest(keccak256(serializeTransaction(unsigned)), key)
      return { signed_transaction: serializeTransaction(unsigned, signature), encoding: 'rlp' }
    },
  }
}
