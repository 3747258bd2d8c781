import type { Vault } from '@latchkey/core'
import type { KeyPair } from 'hpke'
import { unwrapDataKey, type OpenWrap } from './dataKeyWrap.ts'
import { deriveKek } from './deriveKek.ts'
import { encryptVault } from './encryptVault.ts'
import { decryptEntropy } from './entropyCipher.ts'
import { findWrap } from './findWrap.ts'
import type { VaultSecret } from './VaultSecret.ts'

interface RewrapVaultParameters {
  unlockWith: VaultSecret
  /** The ways to open the vault from now on. One that is new comes with its key, and the vault is then opened again by it. */
  wraps: (current: OpenWrap[]) => Promise<{ wraps: OpenWrap[]; added?: { wrapId: string; kek: KeyPair<CryptoKey> } }>
}

/** The vault, one revision on, under a new data key, so that what opened the old record only does not open this one. */
export async function rewrapVault(vault: Vault, { unlockWith, wraps }: RewrapVaultParameters): Promise<Vault> {
  const wrap = findWrap(vault, unlockWith)
  const kek = await deriveKek({ vaultId: vault.vaultId, wrap, secret: unlockWith })
  const dek = await unwrapDataKey({ vault, wrap, kek })
  try {
    const entropy = await decryptEntropy(vault, dek)
    try {
      const next = await wraps(vault.wraps.map(({ enc: _enc, wrapped: _wrapped, ...open }) => open))
      const { v, vaultId, userId, kind, createdAt, rev } = vault
      return await encryptVault({
        identity: { v, vaultId, userId, kind },
        entropy,
        wraps: next.wraps,
        proof: next.added ?? { wrapId: wrap.wrapId, kek },
        createdAt,
        rev: rev + 1,
      })
    } finally {
      entropy.fill(0)
    }
  } finally {
    dek.fill(0)
  }
}
