import type { Vault } from '@latchkey/core'
import { vaultProofText } from '@latchkey/core/wire'
import { utf8 } from './bytes.ts'
import { addressOf, personalSign } from './signer/evmKey.ts'

/** A record as its vault would sign it, with a key in the vault's place. */
export const provenBy = (key: Uint8Array<ArrayBuffer>, vault: Vault): Vault => ({
  ...vault,
  proof: { signer: addressOf(key)!, signature: personalSign(key, utf8(vaultProofText(vault))) },
})
