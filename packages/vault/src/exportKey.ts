import { ed25519 } from '@noble/curves/ed25519'
import { bytesToHex, concatBytes } from '@noble/hashes/utils'
import { base58 } from '@scure/base'
import type { VaultChainType } from './contents.ts'

/** A private key as other wallets take it: hex for Ethereum; base58 of seed and public key for Solana. */
export function exportKey(chainType: VaultChainType, key: Uint8Array): string {
  if (chainType === 'ethereum') return `0x${bytesToHex(key)}`
  const pair = concatBytes(key, ed25519.getPublicKey(key))
  try {
    return base58.encode(pair)
  } finally {
    pair.fill(0)
  }
}
