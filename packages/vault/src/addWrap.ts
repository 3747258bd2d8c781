import type { Vault } from '@latchkey/core'
import { assertPasscode } from './assertPasscode.ts'
import { assertSecret } from './assertSecret.ts'
import { assertVault } from './assertVault.ts'
import { makeWrap } from './dataKeyWrap.ts'
import { isWrapOf } from './findWrap.ts'
import { rewriteVault } from './rewriteVault.ts'
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
  return rewriteVault(vault, unlockWith, async ({ contents, wraps }) => {
    const { wrap, kek } = await makeWrap({ vaultId: vault.vaultId, secret: add, now: new Date() })
    const kept = wraps.filter((candidate) => !isWrapOf(candidate, add))
    return { contents, wraps: [...kept, wrap], added: { wrapId: wrap.wrapId, kek } }
  })
}
