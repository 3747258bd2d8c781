/** What an earlier visit leaves: enough to ask for tokens, nothing that works without this browser's key. */
export interface StoredSession {
  v: 1
  userId: string
  refreshToken: string
  /** How often the refresh token was traded. */
  rotation: number
  /** Not extractable. Null where the page had no WebCrypto. */
  keys: CryptoKeyPair | null
}

/** A stored session, or undefined for nothing, another version's, or what is broken. */
export function storedSession(record: unknown): StoredSession | undefined {
  const { v, userId, refreshToken, rotation, keys } = (record ?? {}) as Partial<StoredSession>
  const sound =
    v === 1 && typeof userId === 'string' && typeof refreshToken === 'string' && typeof rotation === 'number'
  return sound && (keys === null || isKey(keys?.privateKey)) ? (record as StoredSession) : undefined
}

const isKey = (key: unknown) => typeof CryptoKey === 'function' && key instanceof CryptoKey
