import type { Vault } from '@latchkey/core'
import { passkeyByVaultText } from '@latchkey/core/wire'
import { assertSecret } from './assertSecret.ts'
import { assertVault } from './assertVault.ts'
import { deriveKek } from './deriveKek.ts'
import { findWrap } from './findWrap.ts'
import { withContents } from './openVault.ts'
import type { VaultSecret } from './VaultSecret.ts'
import { signAsVault } from './vaultKey.ts'

export interface VouchForPasskeyParameters {
  secret: VaultSecret
  credentialId: string
  /** base64url: the challenge that the new passkey was made with. */
  nonce: string
}

/** Has the vault's own key sign for a new passkey of its person, where they lost the earlier ones. Gives the signature. */
export async function vouchForPasskey(
  vault: Vault,
  { secret, credentialId, nonce }: VouchForPasskeyParameters,
): Promise<string> {
  assertVault(vault)
  assertSecret(secret)
  const { vaultId, userId } = vault
  const wrap = findWrap(vault, secret)
  const kek = await deriveKek({ vaultId, wrap, secret })
  const text = passkeyByVaultText({ userId, vaultId, credentialId, nonce })
  const { signature } = await withContents({ vault, wrap, kek }, ({ entropy }) => signAsVault(vaultId, entropy, text))
  return signature
}
