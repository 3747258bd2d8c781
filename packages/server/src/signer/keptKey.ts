import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { DelegationRow } from '../store/Store.ts'
import { sealSecret, withSecret, type SealedSecret } from './sealedSecret.ts'

/** What a kept key is bound to. In another row, or for another person, it does not open. */
export type KeyOwner = Pick<DelegationRow, 'id' | 'userId' | 'address' | 'epoch'>

/** What binds a kept key to its owner. */
export const keptKeyOwner = ({ appId }: Pick<Server, 'appId'>, { id, userId, address, epoch }: KeyOwner) => ({
  appId,
  delegationId: id,
  userId,
  address,
  epoch,
})

/** Closes a wallet's key under a data key of its own, and the data key under the KEK. */
export function keepKey(server: Server, owner: KeyOwner, key: Uint8Array<ArrayBuffer>): Promise<SealedSecret> {
  return sealSecret(server.kek, key, keptKeyOwner(server, owner))
}

/** Opens a kept key for one signature and wipes it, whatever happens. */
export async function withKey<result>(
  server: Server,
  { sealedKey, ...owner }: KeyOwner & Pick<DelegationRow, 'sealedKey'>,
  sign: (key: Uint8Array<ArrayBuffer>) => result,
): Promise<result> {
  if (!sealedKey) throw new LatchkeyError('delegation_revoked', 'The key was destroyed when server access ended.')
  return withSecret(server.kek, sealedKey, keptKeyOwner(server, owner), sign)
}
