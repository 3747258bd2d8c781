import { secp256k1 } from '@noble/curves/secp256k1'
import { keccak_256 } from '@noble/hashes/sha3'
import { bytesToHex } from '@noble/hashes/utils'

/** The EIP-55 address of a private key. */
export function ethereumAddress(privateKey: Uint8Array): string {
  const digits = bytesToHex(keccak_256(secp256k1.getPublicKey(privateKey, false).subarray(1)).subarray(12))
  const sums = bytesToHex(keccak_256(new TextEncoder().encode(digits)))
  return `0x${Array.from(digits, (digit, at) => (Number.parseInt(sums[at]!, 16) >= 8 ? digit.toUpperCase() : digit)).join('')}`
}
