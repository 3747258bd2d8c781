import { LatchkeyError } from '@latchkey/core'
import {
  BaseError,
  type AuthorizationRequest,
  type SignedAuthorization,
  type TransactionSerializable,
  type TypedDataDefinition,
} from 'viem'
import { hashAuthorization, hashTypedData, hexToBytes, keccak256, serializeTransaction } from 'viem/utils'
import type { HashSignature } from './signHash.ts'

/** The hash of structured data (EIP-712). */
export const typedDataHash = (typedData: TypedDataDefinition) =>
  refusing('typed_data_invalid', () => hexToBytes(hashTypedData(typedData)))

/** The hash of a transaction (EIP-4844 without its sidecars), and how its signature is put in. */
export function transactionPayload(transaction: TransactionSerializable) {
  const signed = transaction.type === 'eip4844' ? { ...transaction, sidecars: false as const } : transaction
  return {
    hash: refusing('transaction_invalid', () =>
      keccak256(serializeTransaction(signed as TransactionSerializable), 'bytes'),
    ),
    serialize: ({ r, s, yParity }: HashSignature) =>
      serializeTransaction(transaction, { r, s, yParity, v: 27n + BigInt(yParity) }),
  }
}

/** The hash of an EIP-7702 authorization, and how its signature is put in. */
export function authorizationPayload(request: AuthorizationRequest) {
  const { chainId, nonce } = request
  const address = (request.contractAddress ?? request.address)!
  return {
    hash: refusing('transaction_invalid', () => hashAuthorization({ address, chainId, nonce, to: 'bytes' })),
    complete: ({ r, s, yParity }: HashSignature): SignedAuthorization => ({ address, chainId, nonce, r, s, yParity }),
  }
}

/** What viem's encoders do not take is the caller's mistake, in the encoder's own words. */
function refusing<value>(code: 'transaction_invalid' | 'typed_data_invalid', encode: () => value): value {
  try {
    return encode()
  } catch (cause) {
    const what = code === 'transaction_invalid' ? 'transaction' : 'typed data'
    const why = cause instanceof BaseError ? cause.shortMessage : 'a member is missing or of another kind'
    throw new LatchkeyError(code, `This ${what} cannot be signed: ${why}`, { cause })
  }
}
