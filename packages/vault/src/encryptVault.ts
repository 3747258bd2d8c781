import { LatchkeyError, type Vault } from '@latchkey/core'
import type { KeyPair } from 'hpke'
import { wrapDataKey, type OpenWrap } from './dataKeyWrap.ts'
import { deriveBranch } from './derive.ts'
import { encryptEntropy, type VaultIdentity } from './entropyCipher.ts'
import { readFirstAddress } from './openVault.ts'
import { holdKeys } from './UnlockedVault.ts'

interface EncryptVaultParameters {
  identity: VaultIdentity
  /** Stays the caller's to wipe. */
  entropy: Uint8Array<ArrayBuffer>
  wraps: OpenWrap[]
  /** One that the vault is opened again with, before it is given out. */
  proof: { wrapId: string; kek: KeyPair<CryptoKey> }
  createdAt: Date
  rev: number
}

/** A vault record under a data key of its own, given out only once it has been opened again. Nothing is stored. */
export async function encryptVault(parameters: EncryptVaultParameters): Promise<Vault> {
  const { identity, entropy, wraps, createdAt, rev } = parameters
  const dek = crypto.getRandomValues(new Uint8Array(32))
  try {
    const sealed = await Promise.all(wraps.map((wrap) => wrapDataKey(identity, wrap, dek)))
    const vault = {
      ...identity,
      ...(await encryptEntropy({ dek, identity, wraps, entropy })),
      wraps: sealed,
      createdAt,
      rev,
    }
    await assertOpens(vault, parameters)
    return vault
  } finally {
    dek.fill(0)
  }
}

async function assertOpens(vault: Vault, { entropy, proof }: EncryptVaultParameters): Promise<void> {
  const made = holdKeys(await deriveBranch(entropy))
  try {
    const wrap = vault.wraps.find(({ wrapId }) => wrapId === proof.wrapId)!
    if ((await readFirstAddress({ vault, wrap, kek: proof.kek })) === made.address(0)) return
  } finally {
    made.lock()
  }
  throw new LatchkeyError(
    'vault_corrupt',
    'The vault opened to other keys than it was made with, so it was thrown away and nothing was saved. Try again.',
  )
}
