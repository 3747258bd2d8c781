import { LatchkeyError, MustBeAuthenticatedError, type Vault } from '@latchkey/core'
import { assertPasscode } from './assertPasscode.ts'
import { assertSecret } from './assertSecret.ts'
import { makeWrap } from './dataKeyWrap.ts'
import { encryptVault } from './encryptVault.ts'
import type { VaultSecret } from './VaultSecret.ts'

export interface CreateVaultParameters {
  /** Whose vault it is; it opens for nobody else. */
  userId: string
  secret: VaultSecret
  /** 16 bytes of BIP-39 entropy that wallets were made from already. It stays the caller's to wipe. Absent: new ones. */
  entropy?: Uint8Array
  now?: Date
}

/** Makes a vault, and gives it out only once it has been opened again. Nothing is stored. */
export async function createVault({
  userId,
  secret,
  entropy,
  now = new Date(),
}: CreateVaultParameters): Promise<Vault> {
  if (typeof userId !== 'string' || userId === '') throw new MustBeAuthenticatedError('createVault')
  assertSecret(secret)
  if (secret.method === 'user-passcode') assertPasscode(secret.passcode)
  if (entropy && entropy.length !== 16)
    throw new LatchkeyError('vault_corrupt', `A vault holds 16 bytes of entropy; these are ${entropy.length}.`)

  const identity = { v: 2, vaultId: crypto.randomUUID(), userId, kind: 'hd' } as const
  const own = entropy ? Uint8Array.from(entropy) : crypto.getRandomValues(new Uint8Array(16))
  try {
    const { wrap, kek } = await makeWrap({ vaultId: identity.vaultId, secret, now })
    const proof = { wrapId: wrap.wrapId, kek }
    return await encryptVault({
      identity,
      contents: { entropy: own, imported: [] },
      wraps: [wrap],
      proof,
      createdAt: now,
      rev: 1,
    })
  } finally {
    own.fill(0)
  }
}
