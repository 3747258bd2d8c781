import type { Kek } from '../kek.ts'
import type { LogEntry } from '../LogEntry.ts'
import { once } from '../once.ts'
import type { KeyRow, Store } from '../store/Store.ts'
import { keyAad, newSigningKey, openSigningKey, type SigningKey } from './signingKey.ts'
import { createTokenKeys, type TokenKeys } from './tokenKeys.ts'

/** The server's own keys: made at the first need, kept under the KEK, opened once. */
export interface ServerKeys {
  /** Sign tokens, each for its time. */
  tokens: TokenKeys
  /** Signs delegation offers. */
  identity(): Promise<SigningKey>
  /** The HMAC key of refresh tokens and mailed codes. */
  refresh(): Promise<CryptoKey>
}

interface Parts {
  store: Store
  kek: Kek
  now: () => number
  tokenKeyLifetime: number
  log: (entry: LogEntry) => void
}

/** Opens the server's keys lazily. */
export function createServerKeys({ tokenKeyLifetime, ...parts }: Parts): ServerKeys {
  return {
    tokens: createTokenKeys({ ...parts, lifetime: tokenKeyLifetime }),
    identity: once(() => identityKey(parts)),
    refresh: once(() => hmacKey(parts)),
  }
}

type Keeping = Pick<Parts, 'store' | 'kek' | 'now'>

async function identityKey({ store, kek, now }: Keeping): Promise<SigningKey> {
  const [known] = await store.keys.list('identity')
  return openSigningKey(known ?? (await store.keys.addFirst(await newSigningKey('identity', { kek, now }))), kek)
}

const hmac = { name: 'HMAC', hash: 'SHA-256' }

async function hmacKey({ store, kek, now }: Keeping): Promise<CryptoKey> {
  const row = (await store.keys.list('refresh'))[0] ?? (await store.keys.addFirst(await newHmacKey({ kek, now })))
  const bytes = await kek.unwrap(row.wrapped, keyAad('refresh', row.kid))
  try {
    return await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify'])
  } finally {
    bytes.fill(0)
  }
}

async function newHmacKey({ kek, now }: Pick<Keeping, 'kek' | 'now'>): Promise<KeyRow> {
  const kid = 'refresh-1'
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await kek.wrap(bytes, keyAad('refresh', kid))
  bytes.fill(0)
  return { kid, purpose: 'refresh', publicJwk: null, wrapped, createdAt: now() }
}
