import { LatchkeyError } from '@latchkey/core'
import { fromBase64url, toBase64url } from '@latchkey/core/wire'
import { decrypt, encrypt } from '../aesGcm.ts'
import { canonicalJson, utf8 } from '../bytes.ts'
import type { Server } from '../Server.ts'
import type { DelegationRow } from '../store/Store.ts'

/** What a kept key is bound to. In another row, or for another person, it does not open. */
export type KeyOwner = Pick<DelegationRow, 'id' | 'userId' | 'address' | 'epoch'>

type SealedKey = NonNullable<DelegationRow['sealedKey']>

const aad = ({ appId }: Server, { id, userId, address, epoch }: KeyOwner) =>
  utf8(canonicalJson({ appId, delegationId: id, userId, address, epoch }))

/** Closes a wallet's key under a data key of its own, and the data key under the KEK. */
export async function keepKey(server: Server, owner: KeyOwner, key: Uint8Array<ArrayBuffer>): Promise<SealedKey> {
  const dek = crypto.getRandomValues(new Uint8Array(32))
  try {
    const { iv, ct } = await encrypt(await importDek(dek), key, aad(server, owner))
    const wrappedDek = await server.kek.wrap(dek, aad(server, owner))
    return { kekId: server.kek.id, wrappedDek, iv: toBase64url(iv), ct: toBase64url(ct) }
  } finally {
    dek.fill(0)
  }
}

/** Opens a kept key for one signature and wipes it, whatever happens. */
export async function withKey<result>(
  server: Server,
  { sealedKey, ...owner }: KeyOwner & Pick<DelegationRow, 'sealedKey'>,
  sign: (key: Uint8Array<ArrayBuffer>) => result,
): Promise<result> {
  if (!sealedKey) throw new LatchkeyError('delegation_revoked', 'The key was destroyed when server access ended.')
  const { wrappedDek, iv, ct } = sealedKey
  const dek = await server.kek.unwrap(wrappedDek, aad(server, owner))
  const box = { iv: fromBase64url(iv), ct: fromBase64url(ct) }
  const key = await importDek(dek)
    .then((dekKey) => decrypt(dekKey, box, aad(server, owner)))
    .finally(() => dek.fill(0))
  try {
    return sign(key)
  } finally {
    key.fill(0)
  }
}

const importDek = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
