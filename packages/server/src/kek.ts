import { LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { decrypt, encrypt } from './aesGcm.ts'
import { inTime } from './inTime.ts'

/** The key-encryption key: wraps data keys and signing keys at rest. Wrapped keys are base64url text. */
export interface Kek {
  /** Names the key beside what it wrapped. */
  id: string
  wrap(bytes: Uint8Array<ArrayBuffer>, aad: Uint8Array<ArrayBuffer>): Promise<string>
  unwrap(wrapped: string, aad: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

/** A KEK of 32 secret bytes. Refuses what cannot be a key. */
export async function kekFromBytes(id: string, bytes: Uint8Array): Promise<Kek> {
  if (bytes.length !== 32)
    throw new LatchkeyError(
      'config_invalid',
      `The key-encryption key has ${bytes.length} bytes and must have 32. Make one with: openssl rand -base64 32`,
    )
  if (bytes.every((byte) => byte === 0))
    throw new LatchkeyError(
      'config_invalid',
      'The key-encryption key is all zeros, so anybody can guess it. Make one with: openssl rand -base64 32',
    )
  const key = await crypto.subtle.importKey('raw', bytes as BufferSource, 'AES-GCM', false, ['encrypt', 'decrypt'])
  return kekFromCryptoKey(id, key)
}

/** A KEK that the platform holds: an AES-GCM key, non-extractable if possible. */
export function kekFromCryptoKey(id: string, key: CryptoKey): Kek {
  if (key.algorithm.name !== 'AES-GCM')
    throw new LatchkeyError('config_invalid', `A key-encryption key must be an AES-GCM key, not ${key.algorithm.name}.`)
  return {
    id,
    async wrap(bytes, aad) {
      const { iv, ct } = await encrypt(key, bytes, aad)
      return `${toBase64url(iv)}.${toBase64url(ct)}`
    },
    async unwrap(wrapped, aad) {
      const [iv = '', ct = ''] = wrapped.split('.')
      return decrypt(key, { iv: fromBase64url(iv), ct: fromBase64url(ct) }, aad)
    },
  }
}

/** A KEK that is away, or does not fit, is the server's trouble and never the caller's. */
export function guardKek(kek: Kek): Kek {
  const guard = (cause: unknown) => {
    throw new LatchkeyError(
      'kek_unavailable',
      'A key at rest could not be opened or closed. If this stays, check that LATCHKEY_KEK is the key this data was written with.',
      { retryable: true, cause },
    )
  }
  return {
    id: kek.id,
    wrap: async (bytes, aad) => inTime(patience, kek.wrap(bytes, aad)).catch(guard),
    unwrap: async (wrapped, aad) => inTime(patience, kek.unwrap(wrapped, aad)).catch(guard),
  }
}

/** ms. A person's lock is held while their key is opened, and whoever revokes waits for it. */
const patience = 2_000
