import type { Vault } from '@latchkey/core'
import { assertSecret } from './assertSecret.ts'
import { assertVault } from './assertVault.ts'
import { deriveKek } from './deriveKek.ts'
import { findWrap } from './findWrap.ts'
import { openVault } from './openVault.ts'
import type { UnlockedVault } from './UnlockedVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

/** Opens a vault for one operation. Call `lock()` on the result in a `finally`. */
export async function unlockVault(vault: Vault, secret: VaultSecret): Promise<UnlockedVault> {
  assertVault(vault)
  assertSecret(secret)
  const wrap = findWrap(vault, secret)
  return openVault({ vault, wrap, kek: await deriveKek({ vaultId: vault.vaultId, wrap, secret }) })
}
