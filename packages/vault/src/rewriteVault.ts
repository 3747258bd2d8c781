import type { Vault } from '@latchkey/core'
import type { KeyPair } from 'hpke'
import type { VaultContents } from './contents.ts'
import type { OpenWrap } from './dataKeyWrap.ts'
import { deriveKek } from './deriveKek.ts'
import { encryptVault } from './encryptVault.ts'
import { findWrap } from './findWrap.ts'
import { withContents } from './openVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

/** What is to be in the next revision. */
interface VaultDraft {
  contents: VaultContents
  wraps: OpenWrap[]
  /** The key of a way in that is new: the vault is then opened again by it. */
  added?: { wrapId: string; kek: KeyPair<CryptoKey> }
}

/** The vault, one revision on, under a new data key, so that what opened the old record only does not open this one. */
export async function rewriteVault(
  vault: Vault,
  unlockWith: VaultSecret,
  change: (draft: VaultDraft) => VaultDraft | Promise<VaultDraft>,
): Promise<Vault> {
  const wrap = findWrap(vault, unlockWith)
  const kek = await deriveKek({ vaultId: vault.vaultId, wrap, secret: unlockWith })
  return withContents({ vault, wrap, kek }, async (contents) => {
    const open = vault.wraps.map(({ enc: _enc, wrapped: _wrapped, ...rest }) => rest)
    const { v, vaultId, userId, kind, createdAt, rev } = vault
    const next = await change({ contents, wraps: open })
    return encryptVault({
      identity: { v, vaultId, userId, kind },
      contents: next.contents,
      wraps: next.wraps,
      proof: next.added ?? { wrapId: wrap.wrapId, kek },
      createdAt,
      rev: rev + 1,
    })
  })
}
