import type { Vault, VaultWrap } from '@latchkey/core'
import type { KeyPair } from 'hpke'
import { unwrapDataKey } from './dataKeyWrap.ts'
import { deriveBranch } from './derive.ts'
import { decryptEntropy } from './entropyCipher.ts'
import { holdKeys, type UnlockedVault } from './UnlockedVault.ts'

interface OpenVaultParameters {
  vault: Vault
  wrap: VaultWrap
  kek: KeyPair<CryptoKey>
}

/** Opens a vault with a key-encryption key: unwrap, decrypt, derive, and wipe what is not needed any more. */
export async function openVault({ vault, wrap, kek }: OpenVaultParameters): Promise<UnlockedVault> {
  const dek = await unwrapDataKey({ vault, wrap, kek })
  try {
    const entropy = await decryptEntropy(vault, dek)
    try {
      return holdKeys(await deriveBranch(entropy))
    } finally {
      entropy.fill(0)
    }
  } finally {
    dek.fill(0)
  }
}

/** The first address behind a wrap: what shows that a record opens, and to the same keys. */
export async function readFirstAddress(parameters: OpenVaultParameters): Promise<string> {
  const unlocked = await openVault(parameters)
  try {
    return unlocked.address(0)
  } finally {
    unlocked.lock()
  }
}
