import { WireInvalidError } from '@latchkey/core/wire'

/** A serialised transaction (legacy or version 0), taken apart as far as signing needs. */
export interface SolanaTransaction {
  bytes: Uint8Array
  /** Where the first signature begins. */
  signatures: number
  /** The public keys that must sign, in the order of their signatures. */
  signers: Uint8Array[]
  /** What they sign. */
  message: Uint8Array
}

/** Takes it apart; refuses what is none. */
export function readSolanaTransaction(bytes: Uint8Array, path: string): SolanaTransaction {
  let at = 0
  const take = (length: number) => {
    if (at + length > bytes.length) throw new WireInvalidError(path, 'ends before a Solana transaction does')
    return bytes.subarray(at, (at += length))
  }
  const takeByte = () => take(1)[0]!
  /** Solana's "compact-u16": seven bits a byte, the low ones first. */
  const takeCount = () => {
    let count = 0
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = takeByte()
      count |= (byte & 0x7f) << shift
      if (byte < 0x80) return count
    }
    throw new WireInvalidError(path, 'holds a count that is none')
  }

  const places = takeCount()
  const signatures = at
  take(places * 64)
  const message = bytes.subarray(at)
  const first = takeByte()
  if (first > 0x80) throw new WireInvalidError(path, 'is of a version that is not signed here; use legacy or 0')
  const required = first === 0x80 ? takeByte() : first
  take(2)
  const keys = takeCount()
  if (required !== places || required > keys || required === 0)
    throw new WireInvalidError(path, 'does not have one place for each signature that it requires')
  return { bytes, signatures, signers: Array.from({ length: required }, () => take(32)), message }
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
