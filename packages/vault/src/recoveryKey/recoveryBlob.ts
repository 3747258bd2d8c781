import { LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { assertKdf } from '../assertKdf.ts'
import { choosePasscodeKdf, type PasscodeKdf } from '../passcodeKdf.ts'
import { stretchPasscode } from '../stretchPasscode.ts'

/** A recovery key at rest. Whoever keeps it can read none of it without the passcode. */
interface RecoveryBlob {
  v: 1
  kdf: PasscodeKdf
  /** base64url, as the following ones. 16 bytes of chance. */
  salt: string
  iv: string
  ct: string
}

/** Encrypts a recovery key's PKCS#8 (AES-256-GCM) by a passcode; it opens for this credential only. */
export async function closeRecoveryKey(
  pkcs8: Uint8Array<ArrayBuffer>,
  { passcode, credentialId }: { passcode: string; credentialId: string },
): Promise<string> {
  const kdf = await choosePasscodeKdf()
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await cipherKey({ passcode, salt, kdf })
  const ct = await crypto.subtle.encrypt(aes(iv, credentialId), key, pkcs8)
  const text = { salt: toBase64url(salt), iv: toBase64url(iv), ct: toBase64url(new Uint8Array(ct)) }
  return JSON.stringify({ v: 1, kdf, ...text } satisfies RecoveryBlob)
}

/** Gives the PKCS#8 back. The caller wipes it. Refuses with `passcode_incorrect` where the passcode is another one. */
export async function openRecoveryBlob(
  blob: string,
  { passcode, credentialId }: { passcode: string; credentialId: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { kdf, salt, iv, ct } = read(blob)
  assertKdf({ method: 'user-passcode', kdf })
  const key = await cipherKey({ passcode, salt, kdf })
  try {
    return new Uint8Array(await crypto.subtle.decrypt(aes(iv, credentialId), key, ct))
  } catch (cause) {
    const message = 'This passcode does not open the recovery key. Check it and try again.'
    throw new LatchkeyError('passcode_incorrect', message, { cause })
  }
}

function read(blob: string) {
  try {
    const { v, kdf, salt, iv, ct } = JSON.parse(blob) as RecoveryBlob
    if (v === 1) return { kdf, salt: fromBase64url(salt), iv: fromBase64url(iv), ct: fromBase64url(ct) }
  } catch {
    // Said below, as for any other value.
  }
  throw new LatchkeyError(
    'vault_corrupt',
    'What was kept of the recovery key cannot be read, so it opens by no passcode. Use another passkey, or ask the app for help.',
  )
}

async function cipherKey(parameters: Parameters<typeof stretchPasscode>[0]): Promise<CryptoKey> {
  const bytes = await stretchPasscode(parameters)
  try {
    return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  } finally {
    bytes.fill(0)
  }
}

const aes = (iv: Uint8Array<ArrayBuffer>, credentialId: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(`latchkey/recovery-key/v1|${credentialId}`),
})
