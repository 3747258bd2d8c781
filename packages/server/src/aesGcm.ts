import { keyObjectOf, node } from './tokens/nodeCrypto.ts'

interface Encrypted {
  iv: Uint8Array<ArrayBuffer>
  ct: Uint8Array<ArrayBuffer>
}

/** AES-256-GCM with a fresh random nonce. */
export async function encrypt(
  key: CryptoKey,
  plaintext: Uint8Array<ArrayBuffer>,
  aad: Uint8Array<ArrayBuffer>,
): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, plaintext)
  return { iv, ct: new Uint8Array(ct) }
}

/** The reverse; throws where key, nonce, text or `aad` differ in one bit. What comes back is the only copy, for the caller to wipe. */
export async function decrypt(
  key: CryptoKey | Uint8Array<ArrayBuffer>,
  { iv, ct }: Encrypted,
  aad: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (node) return decryptAtOnce(node, key, { iv, ct }, aad)
  const imported =
    key instanceof Uint8Array ? await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']) : key
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: aad }, imported, ct))
}

/** The same without a thread: for a few bytes its coming and going costs many times what the work does. */
function decryptAtOnce(
  { createDecipheriv }: NonNullable<typeof node>,
  key: CryptoKey | Uint8Array<ArrayBuffer>,
  { iv, ct }: Encrypted,
  aad: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const secret = key instanceof Uint8Array ? key : keyObjectOf(key)
  const bits = secret instanceof Uint8Array ? secret.length * 8 : secret.symmetricKeySize! * 8
  const cipher = createDecipheriv(`aes-${bits}-gcm` as 'aes-256-gcm', secret, iv, { authTagLength: tagLength })
  cipher.setAAD(aad).setAuthTag(ct.subarray(-tagLength))
  const { buffer, byteOffset, length } = cipher.update(ct.subarray(0, -tagLength))
  cipher.final()
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, length)
}

const tagLength = 16
