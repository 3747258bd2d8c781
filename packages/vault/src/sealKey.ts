import { LatchkeyError } from '@latchkey/core'
import { toBase64url } from '@latchkey/core/wire'
import { suite } from './suite.ts'

/** The `info` of every sealed key: one made for another purpose does not open. */
const sealInfo = new TextEncoder().encode('latchkey/delegation/v1')

export interface SealKeyParameters {
  /** The single-use public key out of the server's offer: 65 bytes, SEC1 uncompressed. */
  recipient: Uint8Array
  /** What binds the key to the person's consent: `sealAad` of `@latchkey/core/wire`. */
  aad: Uint8Array
}

/** Seals one wallet's private key so that only the holder of `recipient` can open it. Both parts are base64url. */
export async function sealKey(privateKey: Uint8Array, { recipient, aad }: SealKeyParameters) {
  const publicKey = await suite.DeserializePublicKey(recipient).catch((cause: unknown) => {
    throw new LatchkeyError(
      'delegation_blob_invalid',
      "The key in the server's offer is not a P-256 public key, so nothing was sealed to it. Ask for a new offer.",
      { cause },
    )
  })
  const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, privateKey, { info: sealInfo, aad })
  return { enc: toBase64url(encapsulatedSecret), ct: toBase64url(ciphertext) }
}
