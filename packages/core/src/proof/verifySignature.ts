import canonicalize from 'canonicalize'
import { fromBase64url, toBase64url } from '../base64url.ts'

/** A server's public identity key, as it publishes it. */
export type IdentityKey = JsonWebKey & { kid?: string }

/** Whether a text was signed (ES256) by the one of these keys that has this thumbprint (RFC 7638). */
export async function verifySignature(
  { text, signature, kid }: { text: string; signature: string; kid: string },
  keys: readonly IdentityKey[],
): Promise<boolean> {
  for (const { kty, crv, x, y } of keys) {
    const key = { kty, crv, x, y } as { kty: string; crv: string; x: string; y: string }
    if ((await thumbprint(key)) !== kid) continue
    const imported = await crypto.subtle.importKey('jwk', key, es256, false, ['verify'])
    return crypto.subtle.verify(es256, imported, fromBase64url(signature), new TextEncoder().encode(text))
  }
  return false
}

const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

async function thumbprint(key: object): Promise<string> {
  const required = new TextEncoder().encode(canonicalize(key))
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', required)))
}
