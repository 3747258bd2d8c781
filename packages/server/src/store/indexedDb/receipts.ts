import type { ReceiptRow, Store } from '../Store.ts'
import { sweepSize } from '../sweep.ts'
import type { Connection, Writing } from './connect.ts'

/** What was answered under idempotency keys. */
export function receiptStore({ open, write }: Connection): Store['receipts'] {
  return {
    async get(key, now) {
      const found = await (await open()).get('receipts', key)
      return found && found.expiresAt > now ? found : null
    },

    keep: (row, now) => write(['receipts'], async (transaction) => (await keepReceipt(transaction, row, now)) ?? row),
  }
}

/** Keeps a receipt with what the transaction does; where its key was used before, gives that one, and nothing is to be done. */
export async function keepReceipt(transaction: Writing, receipt: ReceiptRow, now: number): Promise<ReceiptRow | null> {
  const receipts = transaction.objectStore('receipts')
  const earlier = await findReceipt(transaction, receipt.key, now)
  if (earlier) return earlier
  const old = await receipts.index('expiresAt').getAllKeys(IDBKeyRange.upperBound(now), sweepSize)
  for (const expired of old) await receipts.delete(expired)
  await receipts.put(receipt)
  return null
}

/** What was answered under a key; null where it was not used or has expired. */
export async function findReceipt(transaction: Writing, key: string, now: number): Promise<ReceiptRow | null> {
  const found = await transaction.objectStore('receipts').get(key)
  return found && found.expiresAt > now ? found : null
}
