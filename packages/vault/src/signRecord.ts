import type { Vault, VaultProof } from '@latchkey/core'
import { vaultProofText } from '@latchkey/core/wire'
import { ethereumAddress } from './ethereumAddress.ts'
import { hashMessage } from './hashMessage.ts'
import { hkdf } from './hkdf.ts'
import { signHash } from './signHash.ts'

/** Signs a record with the vault's own key. It is no wallet's, so it is never given to a server, and signs nothing else. */
export async function signRecord(vault: Vault, entropy: Uint8Array<ArrayBuffer>): Promise<VaultProof> {
  const salt = new TextEncoder().encode(vault.vaultId)
  const key = await hkdf({ secret: entropy, salt, info: proofInfo })
  try {
    return { signer: ethereumAddress(key), signature: signHash(key, hashMessage(vaultProofText(vault))).hex }
  } finally {
    key.fill(0)
  }
}

const proofInfo = new TextEncoder().encode('latchkey/vault/proof/v1')
