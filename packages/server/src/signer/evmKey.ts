import { secp256k1 } from '@noble/curves/secp256k1'
import type { Hex } from 'viem'
import { bytesToHex, hashMessage, publicKeyToAddress } from 'viem/utils'

/** The address that a private key belongs to (EIP-55), null for what is no key. */
export function addressOf(key: Uint8Array): string | null {
  if (!secp256k1.utils.isValidPrivateKey(key)) return null
  return publicKeyToAddress(bytesToHex(secp256k1.getPublicKey(key, false)))
}

/** Signs a message (EIP-191) with a low s. */
export function personalSign(key: Uint8Array, message: Uint8Array): Hex {
  const signature = secp256k1.sign(hashMessage({ raw: message }, 'bytes'), key, { lowS: true })
  return bytesToHex(new Uint8Array([...signature.toCompactRawBytes(), 27 + signature.recovery]))
}
