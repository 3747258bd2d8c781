import { fromBase64url } from '@latchkey/core/wire'
import { node } from './nodeCrypto.ts'

/** A P-256 public key, ready to check ES256 signatures (RFC 7518 §3.4). On Node it answers at once. */
export interface VerificationKey {
  /** Whether `signature` (base64url of exactly 64 bytes) is this key's over `signed`. */
  verifies(signed: string, signature: string): boolean | Promise<boolean>
}

/** Reads a public key: a JWK, or SPKI as PEM. Throws on anything but a P-256 key. */
export async function importVerificationKey(source: JsonWebKey | string): Promise<VerificationKey> {
  return node ? nodeKey(source) : webKey(source)
}

/** The same, at once; on Node only. */
export function nodeKey(source: JsonWebKey | string): VerificationKey {
  if (!node) throw new TypeError('This runtime has no node:crypto: use importVerificationKey().')
  const { createPublicKey, verify, Buffer } = node
  const key = createPublicKey(typeof source === 'string' ? source : { key: publicPart(source) as never, format: 'jwk' })
  if (key.asymmetricKeyType !== 'ec' || key.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new TypeError('not a P-256 key')
  const options = { key, dsaEncoding: 'ieee-p1363' as const }
  return {
    verifies: (signed, signature) =>
      verify('sha256', Buffer.from(signed, 'latin1'), options, Buffer.from(signature, 'base64url')),
  }
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** The same by WebCrypto, on any runtime. */
export async function webKey(source: JsonWebKey | string): Promise<VerificationKey> {
  const { subtle } = crypto
  const key = await (typeof source === 'string'
    ? subtle.importKey('spki', pemBytes(source), ecdsa, false, ['verify'])
    : subtle.importKey('jwk', publicPart(source), ecdsa, false, ['verify']))
  return {
    verifies: async (signed, signature) => subtle.verify(ecdsa, key, fromBase64url(signature), latin1(signed)),
  }
}

/** The key itself, where the JWK is one for checking ES256; what else it says of itself is nothing to us. */
function publicPart({ kty, crv, x, y, d, use = 'sig', alg = 'ES256', key_ops }: JsonWebKey): JsonWebKey {
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string' || d !== undefined)
    throw new TypeError('not the public half of a P-256 key')
  if (use !== 'sig' || alg !== 'ES256' || (key_ops && !key_ops.includes('verify')))
    throw new TypeError('not a key for checking ES256 signatures')
  return { kty, crv, x, y }
}

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

function pemBytes(pem: string): Uint8Array<ArrayBuffer> {
  const [, base64] = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(pem.trim()) ?? []
  if (!base64) throw new TypeError('not a public key in PEM')
  return latin1(atob(base64.replace(/\s/g, '')))
}
