import { ed25519 } from '@noble/curves/ed25519'
import { secp256k1 } from '@noble/curves/secp256k1'
import { bytesToHex } from '@noble/hashes/utils'
import { base58 } from '@scure/base'
import type { AppWalletRow } from '../store/Store.ts'
import { addressOf } from './evmKey.ts'

/** A random private key, which is the caller's to wipe, and what the world may know of it. */
export function newKey(chainType: AppWalletRow['chainType']): {
  key: Uint8Array<ArrayBuffer>
  address: string
  publicKey: string | null
} {
  if (chainType === 'ethereum') {
    const key = secp256k1.utils.randomPrivateKey() as Uint8Array<ArrayBuffer>
    return { key, address: addressOf(key)!, publicKey: null }
  }
  const key = crypto.getRandomValues(new Uint8Array(32))
  const publicKey = ed25519.getPublicKey(key)
  return { key, address: base58.encode(publicKey), publicKey: bytesToHex(publicKey) }
}
