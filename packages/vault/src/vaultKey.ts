import { ethereumAddress } from './ethereumAddress.ts'
import { hashMessage } from './hashMessage.ts'
import { hkdf } from './hkdf.ts'
import { signHash } from './signHash.ts'

/** Signs a text with the vault's own key. It is no wallet's, so it is never given to a server, and what it signs starts with what it is. */
export async function signAsVault(
  vaultId: string,
  entropy: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<{ signer: string; signature: string }> {
  const key = await hkdf({ secret: entropy, salt: new TextEncoder().encode(vaultId), info: proofInfo })
  try {
    return { signer: ethereumAddress(key), signature: signHash(key, hashMessage(text)).hex }
  } finally {
    key.fill(0)
  }
}

const proofInfo = new TextEncoder().encode('latchkey/vault/proof/v1')
