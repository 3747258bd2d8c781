import { and, asc, eq, max, notInArray } from 'drizzle-orm'
import { isNamed } from '../isWayIn.ts'
import type { AccountName, AccountRow } from '../Store.ts'
import { walletId, walletSlot } from '../walletSlot.ts'
import { usernameOf, wordsOf } from '../words.ts'
import type { Database } from './database.ts'
import { accountColumns } from './readPeople.ts'
import { accounts, credentials, words } from './schema.ts'

/** Picks one account. */
export const isAccount = ({ type, key }: AccountName) => and(eq(accounts.type, type), eq(accounts.key, key))

/** What a person has linked, in order. */
export const accountsOf = (transaction: Database, userId: string): Promise<AccountRow[]> =>
  transaction
    .select(accountColumns)
    .from(accounts)
    .where(eq(accounts.userId, userId))
    .orderBy(asc(accounts.position), asc(accounts.key))

/** Where the next account of a person comes. The person is to be held. */
export async function nextPosition(transaction: Database, userId: string): Promise<number> {
  const [last] = await transaction
    .select({ position: max(accounts.position) })
    .from(accounts)
    .where(eq(accounts.userId, userId))
  return (last?.position ?? -1) + 1
}

/** Adds accounts and their words; where one is in the way, says which, and the transaction is to be undone. */
export async function addAccounts(
  transaction: Database,
  userId: string,
  { linked, position }: { linked: readonly AccountRow[]; position: number },
): Promise<{ why: 'account_taken' | 'index_taken'; type: AccountRow['type'] } | null> {
  if (linked.length === 0) return null
  const rows = accountRows(userId, { linked, position })
  const name = { type: accounts.type, key: accounts.key }
  const added = await transaction.insert(accounts).values(rows).onConflictDoNothing().returning(name)
  if (added.length < rows.length) {
    const refused = linked.find((account) => !added.some(isNamed(account))) ?? twice(linked)
    return {
      why: (await isSlotTaken(transaction, userId, refused)) ? 'index_taken' : 'account_taken',
      type: refused.type,
    }
  }
  await addWords(transaction, userId, linked)
  return null
}

/** Whether an account is refused for its place among the person's wallets, not for being somebody's already. */
async function isSlotTaken(transaction: Database, userId: string, account: AccountRow): Promise<boolean> {
  const slot = walletSlot(account)
  if (slot === null || (await transaction.$count(accounts, isAccount(account))) > 0) return false
  return (await transaction.$count(accounts, and(eq(accounts.userId, userId), eq(accounts.walletSlot, slot)))) > 0
}

/** Takes an account from a person; a passkey's public half goes with it. Gives the place that is free now. */
export async function removeAccount(transaction: Database, userId: string, name: AccountName): Promise<number> {
  const [removed] = await transaction
    .delete(accounts)
    .where(and(isAccount(name), eq(accounts.userId, userId)))
    .returning({ position: accounts.position })
  if (name.type === 'passkey')
    await transaction.delete(credentials).where(and(eq(credentials.id, name.key), eq(credentials.userId, userId)))
  return removed?.position ?? 0
}

/** Brings a person's words in step with their accounts. The person is to be held. */
export async function renewWords(transaction: Database, userId: string): Promise<void> {
  const linked = await accountsOf(transaction, userId)
  const kept = linked.flatMap(wordsOf)
  await transaction.delete(words).where(and(eq(words.userId, userId), notInArray(words.word, kept)))
  await addWords(transaction, userId, linked)
}

/** Accounts as rows. Sorted, so that two who want the same ones meet at the first of them and never wait for each other crosswise. */
export const accountRows = (
  userId: string,
  { linked, position }: { linked: readonly AccountRow[]; position: number },
) =>
  linked
    .map((account, index) => ({ ...stored(account), userId, position: position + index }))
    .toSorted((a, b) => (`${a.type} ${a.key}` < `${b.type} ${b.key}` ? -1 : 1))

/** What a person is searched by, each word once. */
export const wordRows = (userId: string, linked: readonly AccountRow[]) =>
  [...new Set(linked.flatMap(wordsOf))].map((word) => ({ userId, word }))

/** An account with what it is found by. */
export const stored = (account: AccountRow) => ({
  ...account,
  walletId: walletId(account),
  walletSlot: walletSlot(account),
  username: usernameOf(account),
})

async function addWords(transaction: Database, userId: string, linked: readonly AccountRow[]): Promise<void> {
  const rows = wordRows(userId, linked)
  if (rows.length > 0) await transaction.insert(words).values(rows).onConflictDoNothing()
}

const twice = (linked: readonly AccountRow[]): AccountRow =>
  linked.find((account, index) => linked.findIndex(isNamed(account)) < index)!
