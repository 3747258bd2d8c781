import { calculateJwkThumbprint } from 'jose'
import { canonicalJson, utf8 } from '../bytes.ts'
import type { Kek } from '../kek.ts'
import { once } from '../once.ts'
import type { KeyRow, Store } from '../store/Store.ts'

/** An ES256 key pair of this server. */
export interface SigningKey {
  /** RFC 7638 thumbprint. */
  kid: string
  publicJwk: JsonWebKey
  publicKey: CryptoKey
  privateKey: CryptoKey
}

/** The server's own keys: made at the first need, kept under the KEK, opened once. */
export interface ServerKeys {
  /** Signs tokens. */
  token(): Promise<SigningKey>
  /** Signs delegation offers. */
  identity(): Promise<SigningKey>
  /** The HMAC key of refresh tokens and mailed codes. */
  refresh(): Promise<CryptoKey>
}

interface Parts {
  store: Store
  kek: Kek
  now: () => number
}

/** Opens the server's keys lazily. */
export function createServerKeys(parts: Parts): ServerKeys {
  return {
    token: once(() => signingKey('token', parts)),
    identity: once(() => signingKey('identity', parts)),
    refresh: once(() => hmacKey(parts)),
  }
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
const hmac = { name: 'HMAC', hash: 'SHA-256' }
const aad = (purpose: KeyRow['purpose'], kid: string) => utf8(canonicalJson({ purpose, kid }))

async function signingKey(purpose: 'token' | 'identity', parts: Parts): Promise<SigningKey> {
  const row =
    (await parts.store.keys.list(purpose))[0] ?? (await parts.store.keys.addFirst(await newKeyPair(purpose, parts)))
  const pkcs8 = await parts.kek.unwrap(row.wrapped, aad(purpose, row.kid))
  try {
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, ecdsa, false, ['sign'])
    const publicKey = await crypto.subtle.importKey('jwk', row.publicJwk!, ecdsa, true, ['verify'])
    return { kid: row.kid, publicJwk: row.publicJwk!, privateKey, publicKey }
  } finally {
    pkcs8.fill(0)
  }
}

async function newKeyPair(purpose: 'token' | 'identity', { kek, now }: Parts): Promise<KeyRow> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const publicJwk = { kty, crv, x, y } as { kty: string; crv: string; x: string; y: string }
  const kid = await calculateJwkThumbprint(publicJwk)
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const wrapped = await kek.wrap(pkcs8, aad(purpose, kid))
  pkcs8.fill(0)
  return { kid, purpose, publicJwk, wrapped, createdAt: now() }
}

async function hmacKey({ store, kek, now }: Parts): Promise<CryptoKey> {
  const row = (await store.keys.list('refresh'))[0] ?? (await store.keys.addFirst(await newHmacKey({ kek, now })))
  const bytes = await kek.unwrap(row.wrapped, aad('refresh', row.kid))
  try {
    return await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify'])
  } finally {
    bytes.fill(0)
  }
}

async function newHmacKey({ kek, now }: Pick<Parts, 'kek' | 'now'>): Promise<KeyRow> {
  const kid = 'refresh-1'
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await kek.wrap(bytes, aad('refresh', kid))
  bytes.fill(0)
  return { kid, purpose: 'refresh', publicJwk: null, wrapped, createdAt: now() }
}
