import { LatchkeyError } from '@latchkey/core'
import type { VaultSecret } from './VaultSecret.ts'

/** Refuses a secret that is not there, before a key is derived from nothing. */
export function assertSecret(secret: VaultSecret): void {
  if (secret?.method === 'user-passcode') {
    if (typeof secret.passcode !== 'string' || secret.passcode === '')
      throw new LatchkeyError('passcode_required', 'The vault opens by a passcode and none was given. Ask for it.')
  } else if (!secret?.credentialId || secret.prf?.byteLength !== 32)
    throw new LatchkeyError(
      'prf_not_supported',
      'The passkey gave no 32-byte PRF output, so it cannot open a vault. Ask for the PRF extension with prfInput, or use a passcode.',
    )
}
