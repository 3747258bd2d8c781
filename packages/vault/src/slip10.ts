import { hmac } from '@noble/hashes/hmac'
import { sha512 } from '@noble/hashes/sha2'

/** Walks a path of ed25519 keys from a seed (SLIP-0010; every step is hardened). Gives the private key, which is the caller's to wipe. */
export function deriveEd25519(seed: Uint8Array, path: readonly number[]): Uint8Array<ArrayBuffer> {
  let node = hmac(sha512, 'ed25519 seed', seed)
  for (const step of path) {
    const data = new Uint8Array(37) // 0x00 ‖ private key ‖ index, hardened
    data.set(node.subarray(0, 32), 1)
    new DataView(data.buffer).setUint32(33, step + hardened)
    const child = hmac(sha512, node.subarray(32), data)
    node.fill(0)
    data.fill(0)
    node = child
  }
  const key = node.slice(0, 32)
  node.fill(0)
  return key
}

const hardened = 0x8000_0000
