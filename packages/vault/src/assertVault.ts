import { LatchkeyError, type Vault, type VaultWrap } from '@latchkey/core'
import { fromBase64url } from '@latchkey/core/wire'

/** Refuses a record that no vault of ours looks like, before any key is derived from it. */
export function assertVault(vault: Vault): void {
  if (typeof vault !== 'object' || vault === null) throw corrupt('the record', 'is missing')
  if (vault.v !== 2 || vault.kind !== 'hd')
    throw new LatchkeyError(
      'vault_version_unsupported',
      `This vault is of version ${describe(vault.v)}, kind ${describe(vault.kind)}; only version 2, kind "hd" can be opened here. Update the app.`,
    )
  assertText(vault.vaultId, 'vaultId')
  assertText(vault.userId, 'userId')
  if (!Number.isSafeInteger(vault.rev) || vault.rev < 1) throw corrupt('rev', 'is not a whole number from 1')
  assertBytes(vault.iv, { field: 'iv', length: 12 })
  assertBytes(vault.ct, { field: 'ct', length: 32, more: 33 })
  if (!Array.isArray(vault.wraps) || vault.wraps.length === 0) throw corrupt('wraps', 'is empty, so nothing opens it')
  vault.wraps.forEach(assertWrap)
}

function assertWrap(wrap: VaultWrap, index: number): void {
  const field = `wraps.${index}`
  if (typeof wrap?.kdf !== 'object' || wrap.kdf === null) throw corrupt(field, 'has no key derivation')
  assertText(wrap.wrapId, `${field}.wrapId`)
  if (wrap.method === 'user-passkey') assertText(wrap.credentialId, `${field}.credentialId`)
  assertBytes(wrap.salt, { field: `${field}.salt`, length: 32 })
  assertBytes(wrap.publicKey, { field: `${field}.publicKey`, length: 65 })
  assertBytes(wrap.enc, { field: `${field}.enc`, length: 65 })
  assertBytes(wrap.wrapped, { field: `${field}.wrapped`, length: 48 })
}

function assertText(text: unknown, field: string): void {
  if (typeof text !== 'string' || text === '') throw corrupt(field, 'is not a text')
}

interface Expected {
  field: string
  length: number
  /** What may follow, any number of times. */
  more?: number
}

function assertBytes(text: string, { field, length, more = Infinity }: Expected): void {
  try {
    const extra = fromBase64url(text).length - length
    if (extra === 0 || (extra > 0 && extra % more === 0)) return
  } catch {
    // Said below, in the same words as a wrong length.
  }
  throw corrupt(field, `is not ${length} bytes in base64url`)
}

const corrupt = (field: string, what: string) =>
  new LatchkeyError(
    'vault_corrupt',
    `The vault's record is damaged: ${field} ${what}. Fetch it again, or restore it from a copy; do not write it back.`,
  )

const describe = (value: unknown) => JSON.stringify(value)?.slice(0, 40)
