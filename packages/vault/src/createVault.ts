import { LatchkeyError, MustBeAuthenticatedError, type Vault } from '@latchkey/core'
import { assertPasscode } from './assertPasscode.ts'
import { assertSecret } from './assertSecret.ts'
import { wrapDataKey } from './dataKeyWrap.ts'
import { deriveBranch } from './derive.ts'
import { encryptEntropy, type VaultIdentity } from './entropyCipher.ts'
import { readFirstAddress } from './openVault.ts'
import { holdKeys } from './UnlockedVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

export interface CreateVaultParameters {
  /** Whose vault it is; it opens for nobody else. */
  userId: string
  secret: VaultSecret
  now?: Date
}

/** Makes a vault with new entropy, and gives it out only once it has been opened again. Nothing is stored. */
export async function createVault({ userId, secret, now = new Date() }: CreateVaultParameters): Promise<Vault> {
  if (typeof userId !== 'string' || userId === '') throw new MustBeAuthenticatedError('createVault')
  assertSecret(secret)
  if (secret.method === 'user-passcode') assertPasscode(secret.passcode)

  const identity: VaultIdentity = { v: 1, vaultId: crypto.randomUUID(), userId, kind: 'hd' }
  const dek = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
  const entropy = crypto.getRandomValues(new Uint8Array(16))
  try {
    const { wrap, kek } = await wrapDataKey({ dek, identity, secret, now })
    const sealed = await encryptEntropy({ dek, identity, entropy })
    const vault: Vault = { ...identity, ...sealed, wraps: [wrap], createdAt: now, rev: 1 }
    await assertOpens({ vault, kek, entropy })
    return vault
  } finally {
    entropy.fill(0)
  }
}

interface AssertOpensParameters {
  vault: Vault
  kek: CryptoKey
  entropy: Uint8Array
}

async function assertOpens({ vault, kek, entropy }: AssertOpensParameters): Promise<void> {
  const made = holdKeys(await deriveBranch(entropy))
  try {
    if ((await readFirstAddress({ vault, wrap: vault.wraps[0]!, kek })) === made.address(0)) return
  } finally {
    made.lock()
  }
  throw new LatchkeyError(
    'vault_corrupt',
    'The new vault opened to other keys than it was made with, so it was thrown away and nothing was saved. Try again.',
  )
}
