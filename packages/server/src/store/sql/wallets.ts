import { and, asc, eq, getTableColumns, gt } from 'drizzle-orm'
import { omit } from '../omit.ts'
import { pageOf } from '../pageOf.ts'
import type { AppWalletRow, Store } from '../Store.ts'
import { transact, type Database } from './database.ts'
import { keepReceipt } from './receipts.ts'
import { wallets } from './schema.ts'

/** The app's own wallets. */
export function walletStore(db: Database): Store['wallets'] {
  const { place, ...columns } = getTableColumns(wallets)
  return {
    create: (row, receipt) =>
      transact(db, async (transaction) => {
        const earlier = receipt && (await keepReceipt(transaction, receipt, row.createdAt))
        if (earlier) return { outcome: 'repeated', receipt: earlier }
        await transaction.insert(wallets).values(row)
        return { outcome: 'created' }
      }),

    async get(id) {
      const [found] = await db.select(columns).from(wallets).where(eq(wallets.id, id))
      return found ?? null
    },

    async list({ chainType, ...page }) {
      const { rows, next } = await pageOf(page, (after, limit) =>
        db
          .select()
          .from(wallets)
          .where(
            and(
              gt(wallets.place, after),
              chainType === undefined ? undefined : eq(wallets.chainType, chainType as AppWalletRow['chainType']),
            ),
          )
          .orderBy(asc(place))
          .limit(limit),
      )
      return { wallets: rows.map((row) => omit(row, 'place')), next }
    },
  }
}
