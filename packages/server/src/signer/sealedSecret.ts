import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { decrypt, encrypt } from '../aesGcm.ts'
import { canonicalJson, utf8 } from '../bytes.ts'
import type { Kek } from '../kek.ts'

/** Secret bytes at rest: under a data key of their own, and that key under the KEK. base64url. */
export interface SealedSecret {
  kekId: string
  wrappedDek: string
  iv: string
  ct: string
}

/** Closes secret bytes, which stay the caller's to wipe. Bound to `owner`: as anybody else's they do not open. */
export async function sealSecret(kek: Kek, secret: Uint8Array<ArrayBuffer>, owner: object): Promise<SealedSecret> {
  const aad = utf8(canonicalJson(owner))
  const dek = crypto.getRandomValues(new Uint8Array(32))
  try {
    const { iv, ct } = await encrypt(await importDek(dek), secret, aad)
    return { kekId: kek.id, wrappedDek: await kek.wrap(dek, aad), iv: toBase64url(iv), ct: toBase64url(ct) }
  } finally {
    dek.fill(0)
  }
}

/** Opens them for one use, and wipes them whatever happens. */
export async function withSecret<result>(
  kek: Kek,
  { wrappedDek, iv, ct }: SealedSecret,
  owner: object,
  work: (secret: Uint8Array<ArrayBuffer>) => result | Promise<result>,
): Promise<result> {
  const aad = utf8(canonicalJson(owner))
  const dek = await kek.unwrap(wrappedDek, aad)
  const secret = await decrypt(dek, { iv: fromBase64url(iv), ct: fromBase64url(ct) }, aad).finally(() => dek.fill(0))
  try {
    return await work(secret)
  } finally {
    secret.fill(0)
  }
}

const importDek = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt'])
