import { LatchkeyError, type Vault } from '@latchkey/core'
import { assertSecret } from './assertSecret.ts'
import { assertVault } from './assertVault.ts'
import { findWrap, isWrapOf } from './findWrap.ts'
import { rewriteVault } from './rewriteVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

export interface RemoveWrapParameters {
  /** Any secret that goes on opening the vault. */
  unlockWith: VaultSecret
  /** Which way in is to go. Its secret is not needed: the passkey may be lost. */
  remove: { method: 'user-passkey'; credentialId: string } | { method: 'user-passcode' }
}

/** The vault, one revision on, that one secret opens no more. The data key is new, so an old copy of the record does not help it. */
export async function removeWrap(vault: Vault, { unlockWith, remove }: RemoveWrapParameters): Promise<Vault> {
  assertVault(vault)
  assertSecret(unlockWith)
  if (isWrapOf(findWrap(vault, unlockWith), remove))
    throw new LatchkeyError(
      'last_recovery_method',
      'A way to open the vault is removed with another one that stays. Unlock with that one; add one first where there is none.',
    )
  return rewriteVault(vault, unlockWith, ({ contents, wraps }) => ({
    contents,
    wraps: wraps.filter((candidate) => !isWrapOf(candidate, remove)),
  }))
}
