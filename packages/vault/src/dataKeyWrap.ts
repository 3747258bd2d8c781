import { LatchkeyError, type Vault, type VaultWrap } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import { deriveKek } from './deriveKek.ts'
import type { VaultIdentity } from './entropyCipher.ts'
import { choosePasscodeKdf } from './passcodeKdf.ts'
import type { VaultSecret } from './VaultSecret.ts'

interface WrapDataKeyParameters {
  dek: CryptoKey
  identity: VaultIdentity
  secret: VaultSecret
  now: Date
}

/** Wraps the data key for one more secret. The key-encryption key comes along, to prove that it opens again. */
export async function wrapDataKey({ dek, identity, secret, now }: WrapDataKeyParameters) {
  const draft = {
    wrapId: crypto.randomUUID(),
    ...(secret.method === 'user-passkey'
      ? { method: secret.method, credentialId: secret.credentialId, kdf: { name: 'hkdf' as const } }
      : { method: secret.method, kdf: await choosePasscodeKdf() }),
    salt: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
    createdAt: now,
  }
  const kek = await deriveKek({ vaultId: identity.vaultId, wrap: draft, secret })
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = { name: 'AES-GCM', iv, additionalData: aad(identity, draft) }
  const wrapped = new Uint8Array(await crypto.subtle.wrapKey('raw', dek, kek, cipher))
  const wrap: VaultWrap = { ...draft, iv: toBase64url(iv), wrapped: toBase64url(wrapped) }
  return { wrap, kek }
}

interface UnwrapDataKeyParameters {
  vault: Vault
  wrap: VaultWrap
  kek: CryptoKey
  /** True only to wrap it once more. */
  extractable?: boolean
}

/** The data key. Its bytes never reach JavaScript. */
export async function unwrapDataKey({ vault, wrap, kek, extractable = false }: UnwrapDataKeyParameters) {
  try {
    const cipher = { name: 'AES-GCM', iv: fromBase64url(wrap.iv), additionalData: aad(vault, wrap) }
    const wrapped = fromBase64url(wrap.wrapped)
    return await crypto.subtle.unwrapKey('raw', wrapped, kek, cipher, 'AES-GCM', extractable, ['decrypt'])
  } catch (cause) {
    throw wrap.method === 'user-passcode'
      ? new LatchkeyError('passcode_incorrect', 'The passcode does not open this vault. Ask for it again.', { cause })
      : new LatchkeyError(
          'vault_decrypt_failed',
          'The passkey belongs to this vault but does not open it: the record was changed, or the passkey gave another PRF output. Ask with user verification "required", or restore the record from a copy.',
          { cause },
        )
  }
}

/** Binds a wrap to its vault, its person and its own parameters. */
const aad = (
  { vaultId, userId }: Pick<Vault, 'vaultId' | 'userId'>,
  { wrapId, method, credentialId, kdf }: Pick<VaultWrap, 'wrapId' | 'method' | 'credentialId' | 'kdf'>,
) => new TextEncoder().encode(canonicalize({ vaultId, userId, wrapId, method, credentialId, kdf }))
