import type { AuthorizationRequest, SignedAuthorization, TransactionSerializable, TypedDataDefinition } from 'viem'
import { signHash, type Signature } from './signHash.ts'
import { hashMessage } from './hashMessage.ts'
import type { WithKey } from './UnlockedVault.ts'

/** One Ethereum wallet, ready to sign. Signatures are low S and deterministic (RFC 6979). */
export interface EthereumSigner {
  /** EIP-55. */
  address: string
  /** A text or raw bytes (EIP-191). */
  signMessage(message: string | Uint8Array): Promise<Signature>
  /** EIP-712. */
  signTypedData(typedData: TypedDataDefinition): Promise<Signature>
  /** The signed transaction, serialised, ready to be sent. */
  signTransaction(transaction: TransactionSerializable): Promise<`0x${string}`>
  /** EIP-7702. Whoever holds it can hand the account's code over: it outlives any server access. */
  signAuthorization(request: AuthorizationRequest): Promise<SignedAuthorization>
}

/** Signs with one key. What needs viem's encoders loads them first, before the key is opened. */
export function ethereumSigner(address: string, withKey: WithKey): EthereumSigner {
  return {
    address,
    signMessage: (message) => withKey((key) => signHash(key, hashMessage(message)).hex),
    async signTypedData(typedData) {
      const { typedDataHash } = await import('./ethereumPayloads.ts')
      const hash = typedDataHash(typedData)
      return withKey((key) => signHash(key, hash).hex)
    },
    async signTransaction(transaction) {
      const { transactionPayload } = await import('./ethereumPayloads.ts')
      const { hash, serialize } = transactionPayload(transaction)
      return serialize(await withKey((key) => signHash(key, hash)))
    },
    async signAuthorization(request) {
      const { authorizationPayload } = await import('./ethereumPayloads.ts')
      const { hash, complete } = authorizationPayload(request)
      return complete(await withKey((key) => signHash(key, hash)))
    },
  }
}
