import { LatchkeyError, type Vault } from '@latchkey/core'
import type { KeyPair } from 'hpke'
import { wrapDataKey, type OpenWrap } from './dataKeyWrap.ts'
import { isSameContents, type VaultContents } from './contents.ts'
import { encryptContents, type VaultIdentity } from './contentsCipher.ts'
import { withContents } from './openVault.ts'
import { signRecord } from './signRecord.ts'

interface EncryptVaultParameters {
  identity: VaultIdentity
  /** Stays the caller's to wipe. */
  contents: VaultContents
  wraps: OpenWrap[]
  /** One that the vault is opened again with, before it is given out. */
  proof: { wrapId: string; kek: KeyPair<CryptoKey> }
  createdAt: Date
  rev: number
}

/** A vault record under a data key of its own, given out only once it has been opened again. Nothing is stored. */
export async function encryptVault(parameters: EncryptVaultParameters): Promise<Vault> {
  const { identity, contents, wraps, createdAt, rev } = parameters
  const dek = crypto.getRandomValues(new Uint8Array(32))
  try {
    const [sealed, encrypted] = await Promise.all([
      Promise.all(wraps.map((wrap) => wrapDataKey(identity, wrap, dek))),
      encryptContents({ dek, identity, wraps, contents }),
    ])
    const vault: Vault = { ...identity, ...encrypted, wraps: sealed, createdAt, rev }
    await assertOpens(vault, parameters)
    return { ...vault, proof: await signRecord(vault, contents.entropy) }
  } finally {
    dek.fill(0)
  }
}

/** Byte for byte, so that every address is the same as well. */
async function assertOpens(vault: Vault, { contents, proof }: EncryptVaultParameters): Promise<void> {
  const wrap = vault.wraps.find(({ wrapId }) => wrapId === proof.wrapId)!
  const isSame = await withContents({ vault, wrap, kek: proof.kek }, async (read) => isSameContents(read, contents))
  if (isSame) return
  throw new LatchkeyError(
    'vault_corrupt',
    'The vault opened to other keys than it was made with, so it was thrown away and nothing was saved. Try again.',
  )
}
