import { ed25519 } from '@noble/curves/ed25519'
import { base58 } from '@scure/base'
import { readSolanaTransaction } from './solanaTransaction.ts'
import type { WithKey } from './UnlockedVault.ts'

/** One Solana wallet, ready to sign. */
export interface SolanaSigner {
  /** base58. */
  address: string
  /** A text or raw bytes, as they are. base58. */
  signMessage(message: string | Uint8Array): Promise<string>
  /** A serialised transaction (base64), legacy or version 0, with this wallet's signature put in. */
  signTransaction(transaction: string): Promise<string>
  /** ed25519 over bytes, such as a transaction's message (RFC 8032): 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** Signs with one key, and checks nothing of what it signs. */
export function solanaSigner(address: string, withKey: WithKey): SolanaSigner {
  const sign = (bytes: Uint8Array) => withKey((seed) => ed25519.sign(bytes, seed))
  return {
    address,
    sign,
    async signTransaction(transaction) {
      const { message, withSignature } = readSolanaTransaction(transaction, address)
      return withSignature(await sign(message))
    },
    signMessage: async (message) =>
      base58.encode(await sign(typeof message === 'string' ? new TextEncoder().encode(message) : message)),
  }
}

/** The address of an ed25519 seed, which is its public key. */
export const solanaAddress = (seed: Uint8Array): string => base58.encode(ed25519.getPublicKey(seed))
