import type { VaultWrap } from '@latchkey/core'
import { fromBase64url } from '@latchkey/core/wire'
import type { KeyPair } from 'hpke'
import { assertKdf } from './assertKdf.ts'
import { hkdf } from './hkdf.ts'
import type { PasscodeKdf } from './passcodeKdf.ts'
import { stretchPasscode } from './stretchPasscode.ts'
import { suite } from './suite.ts'
import type { VaultSecret } from './VaultSecret.ts'

export interface DeriveKekParameters {
  vaultId: string
  wrap: Pick<VaultWrap, 'method' | 'kdf' | 'salt'>
  secret: VaultSecret
}

/**
 * The key pair that the data key is sealed to, made from the person's secret. The private half cannot be exported; the public half
 * lies in the vault, so that a new data key can be sealed for every secret when only one of them is at hand.
 */
export async function deriveKek({ vaultId, wrap, secret }: DeriveKekParameters): Promise<KeyPair<CryptoKey>> {
  assertKdf(wrap)
  const salt = fromBase64url(wrap.salt)
  const bytes =
    secret.method === 'user-passkey'
      ? await hkdf({ secret: secret.prf, salt, info: kekInfo(secret.credentialId, vaultId) })
      : await stretchPasscode({ passcode: secret.passcode, salt, kdf: wrap.kdf as PasscodeKdf })
  try {
    return await suite.DeriveKeyPair(bytes)
  } finally {
    bytes.fill(0)
  }
}

const kekInfo = (credentialId: string, vaultId: string) =>
  new TextEncoder().encode(`latchkey/vault/kek/v2|${credentialId}|${vaultId}`)
