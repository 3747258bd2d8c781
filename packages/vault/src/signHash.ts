import { secp256k1 } from '@noble/curves/secp256k1'

export type Signature = `0x${string}`

/** A secp256k1 signature, as one text and in parts. */
export interface HashSignature {
  hex: Signature
  r: Signature
  s: Signature
  yParity: 0 | 1
}

/** Signs 32 bytes: low S, deterministic (RFC 6979). */
export function signHash(privateKey: Uint8Array, hash: Uint8Array): HashSignature {
  const signature = secp256k1.sign(hash, privateKey)
  const compact = signature.toCompactHex()
  return {
    hex: `0x${compact}${signature.recovery === 0 ? '1b' : '1c'}`,
    r: `0x${compact.slice(0, 64)}`,
    s: `0x${compact.slice(64)}`,
    yParity: signature.recovery as 0 | 1,
  }
}
