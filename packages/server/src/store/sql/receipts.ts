import { and, eq, gt, lte, sql, type Placeholder } from 'drizzle-orm'
import type { ReceiptRow, Store } from '../Store.ts'
import { sweepSize } from '../sweep.ts'
import { transact, type Database } from './database.ts'
import { receipts } from './schema.ts'

/** What was answered under idempotency keys. */
export function receiptStore(db: Database): Store['receipts'] {
  return {
    get: (key, now) => findReceipt(db, key, now),

    keep: (row, now) => transact(db, async (transaction) => (await keepReceipt(transaction, row, now)) ?? row),
  }
}

/** What was answered under a key; null where it was not used or has expired. */
export async function findReceipt(db: Database, key: string, now: number): Promise<ReceiptRow | null> {
  const [found] = await db
    .select()
    .from(receipts)
    .where(and(eq(receipts.key, key), gt(receipts.expiresAt, now)))
  return found ?? null
}

/** Keeps a receipt with what the transaction does; where its key was used before, gives that one, and the transaction is to be undone. */
export async function keepReceipt(transaction: Database, receipt: ReceiptRow, now: number): Promise<ReceiptRow | null> {
  const kept = await transaction
    .insert(receipts)
    .values(receipt)
    .onConflictDoUpdate({ target: receipts.key, set: receipt, setWhere: lte(receipts.expiresAt, now) })
    .returning({ key: receipts.key })
  if (kept.length > 0) {
    await transaction.execute(sweepReceipts(now))
    return null
  }
  // The statement above has locked it, so it is still there.
  const [earlier] = await transaction.select().from(receipts).where(eq(receipts.key, receipt.key))
  return earlier!
}

/** Clears away a few receipts that have expired, and leaves those alone that somebody else is at. */
export const sweepReceipts = (now: number | Placeholder) => sql`
  delete from ${receipts} where ctid = any(array(
    select ctid from ${receipts} where ${receipts.expiresAt} <= ${now} limit ${sweepSize} for update skip locked))
  returning 1`
