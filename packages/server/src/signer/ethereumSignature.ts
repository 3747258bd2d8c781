import { secp256k1 } from '@noble/curves/secp256k1'
import type { Hex } from 'viem'
import { bytesToHex } from 'viem/utils'

/** A signature in the parts that transactions are made of. */
export interface EthereumSignature {
  r: Hex
  s: Hex
  v: bigint
  yParity: 0 | 1
}

/** Signs a digest with a low s (RFC 6979). */
export function signDigest(digest: Hex, key: Uint8Array): EthereumSignature {
  const signature = secp256k1.sign(digest.slice(2), key, { lowS: true })
  const bytes = signature.toCompactRawBytes()
  const yParity = signature.recovery as 0 | 1
  return { r: bytesToHex(bytes.subarray(0, 32)), s: bytesToHex(bytes.subarray(32)), v: 27n + BigInt(yParity), yParity }
}
