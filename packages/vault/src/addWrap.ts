import { LatchkeyError, type Vault } from '@latchkey/core'
import { assertPasscode } from './assertPasscode.ts'
import { assertSecret } from './assertSecret.ts'
import { assertVault } from './assertVault.ts'
import { unwrapDataKey, wrapDataKey } from './dataKeyWrap.ts'
import { deriveKek } from './deriveKek.ts'
import { findWrap, isWrapOf } from './findWrap.ts'
import { readFirstAddress } from './openVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

export interface AddWrapParameters {
  unlockWith: VaultSecret
  /** The secret that will open the vault too. A passcode takes the place of an earlier one. */
  add: VaultSecret
}

/** The vault, one revision on, that one more secret opens. The one handed in is left as it was. */
export async function addWrap(vault: Vault, { unlockWith, add }: AddWrapParameters): Promise<Vault> {
  assertVault(vault)
  assertSecret(unlockWith)
  assertSecret(add)
  if (add.method === 'user-passcode') assertPasscode(add.passcode)

  const wrap = findWrap(vault, unlockWith)
  const kek = await deriveKek({ vaultId: vault.vaultId, wrap, secret: unlockWith })
  const dek = await unwrapDataKey({ vault, wrap, kek, extractable: true })
  const added = await wrapDataKey({ dek, identity: vault, secret: add, now: new Date() })
  if ((await readFirstAddress({ vault, ...added })) !== (await readFirstAddress({ vault, wrap, kek })))
    throw new LatchkeyError('vault_corrupt', 'The new secret opened to other keys, so the vault was left as it was.')

  const kept = vault.wraps.filter((candidate) => !isWrapOf(candidate, add))
  return { ...vault, wraps: [...kept, added.wrap], rev: vault.rev + 1 }
}
