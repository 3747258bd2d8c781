import { WireInvalidError } from '@latchkey/core/wire'
import { readBytes } from './readBytes.ts'

/** A serialised transaction (legacy or version 0), taken apart as far as signing needs. */
export interface SolanaTransaction {
  bytes: Uint8Array
  /** Where the first signature begins. */
  signatures: number
  /** The public keys that must sign, in the order of their signatures. */
  signers: Uint8Array[]
  /** What they sign. */
  message: Uint8Array
  /** Where the block hash, or a nonce in its place, begins. */
  blockhash: number
}

/** Takes it apart; refuses what is none. */
export function readSolanaTransaction(bytes: Uint8Array, path: string): SolanaTransaction {
  const { take, takeByte, takeCount, place } = readBytes(bytes, path)
  const places = takeCount()
  const signatures = place()
  take(places * 64)
  const message = bytes.subarray(place())
  const first = takeByte()
  if (first > 0x80) throw new WireInvalidError(path, 'is of a version that is not signed here; use legacy or 0')
  const required = first === 0x80 ? takeByte() : first
  take(2)
  const keys = takeCount()
  if (required !== places || required > keys || required === 0)
    throw new WireInvalidError(path, 'does not have one place for each signature that it requires')
  const signers = Array.from({ length: required }, () => take(32))
  take((keys - required) * 32)
  const blockhash = place()
  take(32)
  return { bytes, signatures, signers, message, blockhash }
}

/** The transaction with one signer's signature in its place; null where it is not a signer. */
export function fillSignature(
  { bytes, signatures, signers }: SolanaTransaction,
  publicKey: Uint8Array,
  signature: Uint8Array,
): Uint8Array | null {
  const place = signers.findIndex((signer) => signer.every((byte, index) => byte === publicKey[index]))
  if (place < 0) return null
  const signed = bytes.slice()
  signed.set(signature, signatures + place * 64)
  return signed
}
