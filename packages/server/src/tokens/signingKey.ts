import { calculateJwkThumbprint } from 'jose'
import { canonicalJson, utf8 } from '../bytes.ts'
import type { Kek } from '../kek.ts'
import type { KeyRow } from '../store/Store.ts'

/** An ES256 key pair of this server. */
export interface SigningKey {
  /** RFC 7638 thumbprint. */
  kid: string
  publicJwk: JsonWebKey
  publicKey: CryptoKey
  privateKey: CryptoKey
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }

/** What a key at rest is bound to, so that none can stand in another's place. */
export const keyAad = (purpose: KeyRow['purpose'], kid: string) => utf8(canonicalJson({ purpose, kid }))

/** Makes a key pair and closes it under the KEK. */
export async function newSigningKey(
  purpose: 'token' | 'identity',
  { kek, now }: { kek: Kek; now: () => number },
): Promise<KeyRow> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const publicJwk = { kty, crv, x, y } as { kty: string; crv: string; x: string; y: string }
  const kid = await calculateJwkThumbprint(publicJwk)
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const wrapped = await kek.wrap(pkcs8, keyAad(purpose, kid))
  pkcs8.fill(0)
  return { kid, purpose, publicJwk, wrapped, createdAt: now() }
}

/** Opens a key pair at rest. */
export async function openSigningKey(row: KeyRow, kek: Kek): Promise<SigningKey> {
  const pkcs8 = await kek.unwrap(row.wrapped, keyAad(row.purpose, row.kid))
  try {
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ecdsa, false, ['sign'])
    const publicKey = await crypto.subtle.importKey('jwk', row.publicJwk!, ecdsa, true, ['verify'])
    return { kid: row.kid, publicJwk: row.publicJwk!, privateKey, publicKey }
  } finally {
    pkcs8.fill(0)
  }
}
