/** What an earlier visit leaves: enough to ask for tokens, nothing that works without this browser's key. */
export interface StoredSession {
  v: 1
  userId: string
  refreshToken: string
  /** Not extractable. Null where the page had no WebCrypto. */
  keys: CryptoKeyPair | null
}

/** A stored session, or undefined for nothing, another version's, or what is broken. */
export function storedSession(record: unknown): StoredSession | undefined {
  const { v, userId, refreshToken, keys } = (record ?? {}) as Partial<StoredSession>
  const sound = v === 1 && typeof userId === 'string' && typeof refreshToken === 'string'
  return sound && (keys === null || isKey(keys?.privateKey)) ? (record as StoredSession) : undefined
}

const isKey = (key: unknown) => typeof CryptoKey === 'function' && key instanceof CryptoKey
