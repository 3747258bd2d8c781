import { toBase64url } from '@latchkey/core/wire'

/** A key pair that proves, request by request, that refresh tokens are used where they were given; null where the page has no WebCrypto. */
export async function newDpopKeys(): Promise<CryptoKeyPair | null> {
  return (await globalThis.crypto?.subtle?.generateKey(p256, false, ['sign', 'verify'])) ?? null
}

/** A DPoP proof for one request (RFC 9449 §4.2). `now` is in ms. */
export async function dpopProof(
  { publicKey, privateKey }: CryptoKeyPair,
  { method, url, now }: { method: string; url: string; now: number },
): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } }
  const htu = new URL(url, globalThis.location?.href).href
  const claims = { jti: crypto.randomUUID(), htm: method, htu, iat: Math.floor(now / 1000) }
  const signed = `${segment(header)}.${segment(claims)}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, encode(signed))
  return `${signed}.${toBase64url(new Uint8Array(signature))}`
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const encode = (text: string) => new TextEncoder().encode(text)
const segment = (value: object) => toBase64url(encode(JSON.stringify(value)))
