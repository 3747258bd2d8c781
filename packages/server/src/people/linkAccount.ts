import { LatchkeyError, type User } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { AccountName, AccountRow, AuditEntry, CredentialRow } from '../store/Store.ts'
import { holdsOne, second, taken } from './linkRefusals.ts'
import { readUser } from './readUser.ts'
import { refuseTaken } from './transferAccount.ts'

/** An account that was just proven to be somebody's. */
export type ProvenAccount = Pick<AccountRow, 'type' | 'key' | 'data'>

/** Gives a proven account to the signed-in person; one of each kind, but any number of wallets and passkeys. */
export async function linkAccount(
  server: Server,
  userId: string,
  { type, key, data }: ProvenAccount,
  more: { credential?: CredentialRow; audit?: AuditEntry } = {},
): Promise<User> {
  const { users } = server.store
  const now = server.now()
  const firstOfKind = async () => (await users.get(userId, now))?.accounts.find((account) => account.type === type)?.key
  const one = holdsOne(type)
  if (one && ((await firstOfKind()) ?? key) !== key) throw second(type)

  const account = { type, key, data, firstVerifiedAt: now, latestVerifiedAt: now }
  const linked = await users.link(userId, account, more)
  if (linked === 'linked' && one && (await firstOfKind()) !== key) {
    // Two of a kind were linked at once: the first stays.
    await users.unlink(userId, { type, key })
    throw second(type)
  }
  if (linked !== 'linked') {
    // Theirs already: an answer got lost, or the proof was given once more.
    const from = await users.findByAccount(type, key)
    if (from === null) throw taken(type)
    if (from !== userId) throw await refuseTaken(server, { userId, from, proven: { type, key, data } })
    await users.verified(userId, type, key, now)
  }
  return readUser(server, userId)
}

/** Puts a proven account in the place of another of the person's. */
export async function replaceAccount(
  server: Server,
  userId: string,
  { from, to: { type, key, data } }: { from: AccountName; to: ProvenAccount },
): Promise<User> {
  const now = server.now()
  const account = { type, key, data, firstVerifiedAt: now, latestVerifiedAt: now }
  const outcome = await server.store.users.relink(userId, from, account)
  if (outcome === 'not_linked') throw notLinked()
  if (outcome === 'account_taken' && (await server.store.users.findByAccount(type, key)) !== userId) throw taken(type)
  return readUser(server, userId)
}

/** Nothing of this kind and name is the person's. */
export const notLinked = () =>
  new LatchkeyError(
    'linked_account_not_found',
    'No such account is linked to this person. Call refreshUser() if it was linked or unlinked elsewhere.',
  )
