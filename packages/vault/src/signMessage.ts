import { secp256k1 } from '@noble/curves/secp256k1'
import { concatBytes } from '@noble/hashes/utils'
import { keccak_256 } from '@noble/hashes/sha3'

/** Signs a text or raw bytes as EIP-191 has it: low S, deterministic (RFC 6979). */
export function signMessage(privateKey: Uint8Array, message: string | Uint8Array): `0x${string}` {
  const signature = secp256k1.sign(hashMessage(message), privateKey)
  return `0x${signature.toCompactHex()}${signature.recovery === 0 ? '1b' : '1c'}`
}

// viem has this too, but its door brings 40 kB along wherever a bundler splits chunks.
function hashMessage(message: string | Uint8Array): Uint8Array {
  const bytes = typeof message === 'string' ? encoder.encode(message) : message
  return keccak_256(concatBytes(encoder.encode(`\x19Ethereum Signed Message:\n${bytes.length}`), bytes))
}

const encoder = new TextEncoder()
