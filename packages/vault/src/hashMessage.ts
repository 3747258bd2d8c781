import { concatBytes } from '@noble/hashes/utils'
import { keccak_256 } from '@noble/hashes/sha3'

/** What is signed of a text or of raw bytes (EIP-191). */
// viem has this too, but its door brings 40 kB along wherever a bundler splits chunks.
export function hashMessage(message: string | Uint8Array): Uint8Array {
  const bytes = typeof message === 'string' ? encoder.encode(message) : message
  return keccak_256(concatBytes(encoder.encode(`\x19Ethereum Signed Message:\n${bytes.length}`), bytes))
}

const encoder = new TextEncoder()
