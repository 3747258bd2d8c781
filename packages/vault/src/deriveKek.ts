import type { VaultWrap } from '@latchkey/core'
import { fromBase64url } from '@latchkey/core/wire'
import { assertKdf } from './assertKdf.ts'
import type { PasscodeKdf } from './passcodeKdf.ts'
import { stretchPasscode } from './stretchPasscode.ts'
import type { VaultSecret } from './VaultSecret.ts'

export interface DeriveKekParameters {
  vaultId: string
  wrap: Pick<VaultWrap, 'method' | 'kdf' | 'salt'>
  secret: VaultSecret
}

/** The key that wraps the data key, made from the person's secret. It cannot be exported. */
export async function deriveKek({ vaultId, wrap, secret }: DeriveKekParameters): Promise<CryptoKey> {
  assertKdf(wrap)
  const salt = fromBase64url(wrap.salt)
  if (secret.method === 'user-passkey') {
    const key = await crypto.subtle.importKey('raw', secret.prf, 'HKDF', false, ['deriveKey'])
    const info = new TextEncoder().encode(`latchkey/vault/kek/v1|${secret.credentialId}|${vaultId}`)
    const aes = { name: 'AES-GCM', length: 256 }
    return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, aes, false, wrapping)
  }
  const bytes = await stretchPasscode({ passcode: secret.passcode, salt, kdf: wrap.kdf as PasscodeKdf })
  try {
    return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, wrapping)
  } finally {
    bytes.fill(0)
  }
}

const wrapping: KeyUsage[] = ['wrapKey', 'unwrapKey']
