import { isNamed } from '../isWayIn.ts'
import type { AccountName, AccountRow } from '../Store.ts'
import { walletId, walletSlot } from '../walletSlot.ts'
import { usernameOf, wordsOf } from '../words.ts'
import type { Writing } from './connect.ts'
import type { StoredAccount } from './schema.ts'

/** An account with what it is found by. */
export function stored(userId: string, account: AccountRow): StoredAccount {
  const id = walletId(account)
  const slot = walletSlot(account)
  const username = usernameOf(account)
  return {
    userId,
    account,
    words: wordsOf(account),
    ...(id && { walletId: id }),
    ...(slot && { slot: [userId, slot] }),
    ...(username !== null && { username: [account.type, username] }),
  }
}

/** What a person has linked, in order. */
export const accountsOf = (transaction: Writing, userId: string): Promise<StoredAccount[]> =>
  transaction.objectStore('accounts').index('userId').getAll(userId)

/** Adds accounts; where one is in the way, says which, and the transaction is to be undone. */
export async function addAccounts(
  transaction: Writing,
  userId: string,
  accounts: readonly AccountRow[],
): Promise<{ why: 'account_taken' | 'index_taken'; type: AccountRow['type'] } | null> {
  const table = transaction.objectStore('accounts')
  for (const account of accounts) {
    const { type, key } = account
    const row = stored(userId, account)
    if (await table.index('key').getKey([type, key])) return { why: 'account_taken', type }
    if (row.slot && (await table.index('slot').getKey(row.slot))) return { why: 'index_taken', type }
    await table.add(row)
  }
  return null
}

/** Takes an account from a person; a passkey's public half goes with it. Gives the place that is free now. */
export async function removeAccount(
  transaction: Writing,
  userId: string,
  name: AccountName,
): Promise<number | undefined> {
  const removed = (await accountsOf(transaction, userId)).find(({ account }) => isNamed(name)(account))
  if (removed) await transaction.objectStore('accounts').delete(removed.position!)
  if (removed && name.type === 'passkey') await transaction.objectStore('credentials').delete(name.key)
  return removed?.position
}
