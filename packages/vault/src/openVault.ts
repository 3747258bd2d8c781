import type { Vault, VaultWrap } from '@latchkey/core'
import type { KeyPair } from 'hpke'
import { wipeContents, type VaultContents } from './contents.ts'
import { decryptContents } from './contentsCipher.ts'
import { unwrapDataKey } from './dataKeyWrap.ts'
import { holdKeys, type UnlockedVault } from './UnlockedVault.ts'

interface OpenVaultParameters {
  vault: Vault
  wrap: VaultWrap
  kek: KeyPair<CryptoKey>
}

/** Opens a vault with a key-encryption key, lends what it holds to `work`, and wipes it whatever happens. */
export async function withContents<result>(
  { vault, wrap, kek }: OpenVaultParameters,
  work: (contents: VaultContents) => Promise<result>,
): Promise<result> {
  const dek = await unwrapDataKey({ vault, wrap, kek })
  try {
    const contents = await decryptContents(vault, dek)
    try {
      return await work(contents)
    } finally {
      wipeContents(contents)
    }
  } finally {
    dek.fill(0)
  }
}

/** Opens a vault until it is locked. */
export const openVault = (parameters: OpenVaultParameters): Promise<UnlockedVault> => withContents(parameters, holdKeys)
