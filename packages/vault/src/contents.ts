import { LatchkeyError } from '@latchkey/core'

/** A key that was made elsewhere: a secp256k1 private key, or an ed25519 seed. */
export interface ImportedKey {
  chainType: VaultChainType
  /** 32 bytes. */
  key: Uint8Array<ArrayBuffer>
}

export type VaultChainType = 'ethereum' | 'solana'

/** What a vault keeps secret. Whoever holds it wipes it. */
export interface VaultContents {
  /** 16 bytes of BIP-39 entropy. */
  entropy: Uint8Array<ArrayBuffer>
  imported: ImportedKey[]
}

const entropyLength = 16
const keyLength = 32
const tags: VaultChainType[] = ['ethereum', 'solana']

/** The secrets as bytes: the entropy, then each imported key behind one byte for its chain. */
export function encodeContents({ entropy, imported }: VaultContents): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(entropyLength + imported.length * (1 + keyLength))
  bytes.set(entropy)
  imported.forEach(({ chainType, key }, index) => {
    const start = entropyLength + index * (1 + keyLength)
    bytes[start] = tags.indexOf(chainType)
    bytes.set(key, start + 1)
  })
  return bytes
}

/** Reads them out of bytes, which stay the caller's to wipe. */
export function decodeContents(bytes: Uint8Array<ArrayBuffer>): VaultContents {
  const imported: ImportedKey[] = []
  for (let start = entropyLength; start < bytes.length; start += 1 + keyLength) {
    const chainType = tags[bytes[start]!]
    if (!chainType || start + 1 + keyLength > bytes.length)
      throw new LatchkeyError(
        'vault_version_unsupported',
        'This vault holds a kind of key that is not known here. Update the app.',
      )
    imported.push({ chainType, key: bytes.slice(start + 1, start + 1 + keyLength) })
  }
  return { entropy: bytes.slice(0, entropyLength), imported }
}

/** Whether two vaults hold the same secrets, in the same order. */
export function isSameContents(one: VaultContents, other: VaultContents): boolean {
  const [bytes, others] = [encodeContents(one), encodeContents(other)]
  try {
    return bytes.length === others.length && bytes.every((byte, at) => byte === others[at])
  } finally {
    bytes.fill(0)
    others.fill(0)
  }
}

/** Zeroes every secret. */
export function wipeContents({ entropy, imported }: VaultContents): void {
  entropy.fill(0)
  for (const { key } of imported) key.fill(0)
}
