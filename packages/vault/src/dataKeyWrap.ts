import { LatchkeyError, type Vault, type VaultWrap } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import canonicalize from 'canonicalize'
import type { KeyPair } from 'hpke'
import { deriveKek } from './deriveKek.ts'
import { choosePasscodeKdf } from './passcodeKdf.ts'
import { suite } from './suite.ts'
import type { VaultSecret } from './VaultSecret.ts'

/** A way to open a vault, before the data key is sealed for it. */
export type OpenWrap = Omit<VaultWrap, 'enc' | 'wrapped'>

interface MakeWrapParameters {
  vaultId: string
  secret: VaultSecret
  now: Date
}

/** Makes one more way to open a vault. */
export async function makeWrap({
  vaultId,
  secret,
  now,
}: MakeWrapParameters): Promise<{ wrap: OpenWrap; kek: KeyPair<CryptoKey> }> {
  const draft = {
    wrapId: crypto.randomUUID(),
    ...(secret.method === 'user-passkey'
      ? { method: secret.method, credentialId: secret.credentialId, kdf: { name: 'hkdf' as const } }
      : { method: secret.method, kdf: await choosePasscodeKdf() }),
    salt: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
    createdAt: now,
  }
  const kek = await deriveKek({ vaultId, wrap: draft, secret })
  return { wrap: { ...draft, publicKey: await textOf(kek) }, kek }
}

/** Seals the data key for one way to open the vault. */
export async function wrapDataKey(identity: Identity, wrap: OpenWrap, dek: Uint8Array): Promise<VaultWrap> {
  const recipient = await suite.DeserializePublicKey(fromBase64url(wrap.publicKey))
  const aad = wrapAad(identity, wrap)
  const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, dek, { info, aad })
  return { ...wrap, enc: toBase64url(encapsulatedSecret), wrapped: toBase64url(ciphertext) }
}

interface UnwrapDataKeyParameters {
  vault: Vault
  wrap: VaultWrap
  kek: KeyPair<CryptoKey>
}

/** The data key's bytes, which the caller wipes. */
export async function unwrapDataKey({ vault, wrap, kek }: UnwrapDataKeyParameters): Promise<Uint8Array<ArrayBuffer>> {
  if (wrap.method === 'user-passcode' && (await textOf(kek)) !== wrap.publicKey)
    throw new LatchkeyError('passcode_incorrect', 'The passcode does not open this vault. Ask for it again.')
  try {
    const aad = wrapAad(vault, wrap)
    const dek = await suite.Open(kek, fromBase64url(wrap.enc), fromBase64url(wrap.wrapped), { info, aad })
    return dek as Uint8Array<ArrayBuffer>
  } catch (cause) {
    throw new LatchkeyError(
      'vault_decrypt_failed',
      'The secret belongs to this vault but does not open it: the record was changed, or the passkey gave another PRF output. Ask with user verification "required", or restore the record from a copy.',
      { cause },
    )
  }
}

const textOf = async ({ publicKey }: KeyPair<CryptoKey>) => toBase64url(await suite.SerializePublicKey(publicKey))

type Identity = Pick<Vault, 'vaultId' | 'userId'>

/** The `info` of every sealed data key: one made for another purpose does not open. */
const info = new TextEncoder().encode('latchkey/vault/wrap/v2')

/** Binds a wrap to its vault, its person and its own parameters. */
const wrapAad = ({ vaultId, userId }: Identity, wrap: OpenWrap) =>
  new TextEncoder().encode(canonicalize({ vaultId, userId, ...parametersOf(wrap) }))

/** What of a wrap must not be changed by whoever keeps it. */
export const parametersOf = ({ wrapId, method, credentialId, kdf, salt, publicKey }: OpenWrap) => ({
  wrapId,
  method,
  credentialId,
  kdf,
  salt,
  publicKey,
})
