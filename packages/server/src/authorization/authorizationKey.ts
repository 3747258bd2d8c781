import { LatchkeyError } from '@latchkey/core'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

/** Reads the public half of an authorization key (SPKI of a P-256 key: base64 or PEM); throws `config_invalid` for anything else. */
export function readPublicKey(text: string): Uint8Array<ArrayBuffer> {
  const bytes = readBase64(text)
  if (bytes?.length === 91 && spkiHead.every((byte, at) => byte === bytes[at])) return bytes
  throw new LatchkeyError(
    'config_invalid',
    `An authorization key is not the public half of a P-256 key (SPKI in base64 or PEM)${isPrivate(text) ? ', but a private one: that belongs to who signs. Replace it, since it was shown here' : ''}. Make a pair with: openssl ecparam -name prime256v1 -genkey`,
  )
}

/** The key that verifies. */
export const importPublicKey = (spki: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']).catch((cause: unknown) => {
    throw new LatchkeyError('config_invalid', 'An authorization key is no point of its curve. Copy it again.', {
      cause,
    })
  })

/** The key that signs: PKCS #8 in base64 (with or without `wallet-auth:` before it) or PEM. Never in a message. */
export async function importPrivateKey(text: string): Promise<CryptoKey> {
  const bytes = readBase64(text)
  try {
    if (bytes) return await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign'])
  } catch {
    // Said below. What the platform says of it could hold parts of the key.
  }
  throw new LatchkeyError(
    'config_invalid',
    'authorizationPrivateKey is not the private half of a P-256 key (PKCS #8 in base64 or PEM, or wallet-auth:…).',
  )
}

/** Before the point itself: SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { uncompressed … } } (RFC 5480). */
const spkiHead = [
  0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
  0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
]

/** PKCS #8 starts with a version, SPKI with an algorithm. */
const isPrivate = (text: string) =>
  /^wallet-(auth|api):|PRIVATE/.test(text) || readBase64(text)?.subarray(2, 4).includes(0x02) === true

function readBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bare = text.replace(/^wallet-(auth|api):/, '').replace(/-----[A-Z ]+-----|\\n|\s/g, '')
  try {
    return Uint8Array.from(atob(bare), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
