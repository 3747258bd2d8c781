/** Node's own cryptography and bytes, where there are such; asked of the runtime, so that bundlers for browsers see no import. */
export const node = loadNode()

function loadNode() {
  const { process } = globalThis
  if (!process?.getBuiltinModule) return undefined
  const crypto = process.getBuiltinModule('node:crypto') as typeof import('node:crypto') | undefined
  const buffer = process.getBuiltinModule('node:buffer') as typeof import('node:buffer') | undefined
  if (!crypto || !buffer) return undefined
  const { createDecipheriv, createHmac, createPublicKey, hash, KeyObject } = crypto
  const { randomBytes, sign, timingSafeEqual, verify } = crypto
  const { Buffer, isUtf8 } = buffer
  return {
    createDecipheriv,
    createHmac,
    createPublicKey,
    hash,
    KeyObject,
    randomBytes,
    sign,
    timingSafeEqual,
    verify,
    Buffer,
    isUtf8,
  }
}

const keyObjects = new WeakMap<CryptoKey, import('node:crypto').KeyObject>()

/** The same key as Node's own functions take it, made once. On Node only. */
export function keyObjectOf(key: CryptoKey): import('node:crypto').KeyObject {
  const known = keyObjects.get(key) ?? node!.KeyObject.from(key)
  keyObjects.set(key, known)
  return known
}
