import type { AuthorizationRequest, SignedAuthorization, TransactionSerializable, TypedDataDefinition } from 'viem'
import { hashAuthorization, hashTypedData, hexToBytes, keccak256, serializeTransaction } from 'viem/utils'
import type { HashSignature } from './signHash.ts'

/** What viem's encoders make of what an Ethereum wallet is asked to sign: a chunk of its own, loaded when first needed. */
export const typedDataHash = (typedData: TypedDataDefinition) => hexToBytes(hashTypedData(typedData))

/** The hash of a transaction (EIP-4844 without its sidecars), and how its signature is put in. */
export function transactionPayload(transaction: TransactionSerializable) {
  const signed = transaction.type === 'eip4844' ? { ...transaction, sidecars: false as const } : transaction
  return {
    hash: keccak256(serializeTransaction(signed as TransactionSerializable), 'bytes'),
    serialize: ({ r, s, yParity }: HashSignature) =>
      serializeTransaction(transaction, { r, s, yParity, v: 27n + BigInt(yParity) }),
  }
}

/** The hash of an EIP-7702 authorization, and how its signature is put in. */
export function authorizationPayload(request: AuthorizationRequest) {
  const { chainId, nonce } = request
  const address = (request.contractAddress ?? request.address)!
  return {
    hash: hashAuthorization({ address, chainId, nonce, to: 'bytes' }),
    complete: ({ r, s, yParity }: HashSignature): SignedAuthorization => ({ address, chainId, nonce, r, s, yParity }),
  }
}
