import type { Vault, VaultProof } from '@latchkey/core'
import { vaultProofText } from '@latchkey/core/wire'
import { signAsVault } from './vaultKey.ts'

/** Signs a record with the vault's own key. */
export const signRecord = (vault: Vault, entropy: Uint8Array<ArrayBuffer>): Promise<VaultProof> =>
  signAsVault(vault.vaultId, entropy, vaultProofText(vault))
