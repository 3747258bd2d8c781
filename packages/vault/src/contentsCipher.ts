import { LatchkeyError, type Vault } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import { decodeContents, encodeContents, type VaultContents } from './contents.ts'
import { parametersOf, type OpenWrap } from './dataKeyWrap.ts'

/** What a vault is, apart from what it holds: the cipher binds every member, so nothing can be moved between vaults. */
export type VaultIdentity = Pick<Vault, 'v' | 'vaultId' | 'userId' | 'kind'>

interface EncryptContentsParameters {
  dek: Uint8Array<ArrayBuffer>
  identity: VaultIdentity
  /** Every way to open the vault: bound as well, else whoever keeps the record could add a public key of their own. */
  wraps: OpenWrap[]
  contents: VaultContents
}

/** Encrypts what the vault holds under the data key. */
export async function encryptContents({ dek, identity, wraps, contents }: EncryptContentsParameters) {
  const key = await crypto.subtle.importKey('raw', dek, 'AES-GCM', false, ['encrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = aad(identity, wraps)
  const plain = encodeContents(contents)
  try {
    const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
    return { iv: toBase64url(iv), ct: toBase64url(new Uint8Array(ct)) }
  } finally {
    plain.fill(0)
  }
}

/** What the vault holds; the caller wipes it. */
export async function decryptContents(vault: Vault, dek: Uint8Array<ArrayBuffer>): Promise<VaultContents> {
  const plain = await decrypt(vault, dek)
  try {
    return decodeContents(plain)
  } finally {
    plain.fill(0)
  }
}

async function decrypt(vault: Vault, dek: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const key = await crypto.subtle.importKey('raw', dek, 'AES-GCM', false, ['decrypt'])
    const cipher = { name: 'AES-GCM', iv: fromBase64url(vault.iv), additionalData: aad(vault, vault.wraps) }
    return new Uint8Array(await crypto.subtle.decrypt(cipher, key, fromBase64url(vault.ct)))
  } catch (cause) {
    throw new LatchkeyError(
      'vault_decrypt_failed',
      'The secret was right, but the vault does not open: its record was changed or mixed with another one. Restore it from a copy.',
      { cause },
    )
  }
}

const aad = ({ v, vaultId, userId, kind }: VaultIdentity, wraps: OpenWrap[]) =>
  new TextEncoder().encode(canonicalize({ v, vaultId, userId, kind, wraps: wraps.map(parametersOf) }))
