import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AccountRow } from '../store/Store.ts'
import { newUser } from './newUser.ts'

/** The person who holds a proven account; a new one where nobody does. */
export async function findOrCreateUser(
  server: Server,
  { type, key, data }: Pick<AccountRow, 'type' | 'key' | 'data'>,
  { isGuest = false } = {},
): Promise<{ userId: string; isNewUser: boolean }> {
  const { users } = server.store
  const now = server.now()
  const known = await users.findByAccount(type, key)
  if (known) {
    await users.verified(known, type, key, now)
    return { userId: known, isNewUser: false }
  }
  const user = newUser(server, { isGuest })
  const account = { type, key, data, firstVerifiedAt: now, latestVerifiedAt: now }
  if ((await users.create(user, [account])) === 'created') return { userId: user.id, isNewUser: true }
  const faster = await users.findByAccount(type, key)
  if (faster) return { userId: faster, isNewUser: false }
  throw new LatchkeyError('store_unavailable', 'The account changed hands while signing in. Try again.', {
    retryable: true,
  })
}
