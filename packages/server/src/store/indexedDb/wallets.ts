import { omit } from '../omit.ts'
import { pageOf } from '../pageOf.ts'
import type { Store } from '../Store.ts'
import type { Connection } from './connect.ts'
import { keepReceipt } from './receipts.ts'

/** The app's own wallets. */
export function walletStore({ open, write }: Connection): Store['wallets'] {
  return {
    create: (row, receipt) =>
      write(['wallets', 'receipts'], async (transaction) => {
        const earlier = receipt && (await keepReceipt(transaction, receipt, row.createdAt))
        if (earlier) return { outcome: 'repeated', receipt: earlier }
        await transaction.objectStore('wallets').add(row)
        return { outcome: 'created' }
      }),

    async get(id) {
      const found = await (await open()).getFromIndex('wallets', 'id', id)
      return found ? omit(found, 'place') : null
    },

    async list({ chainType, ...page }) {
      const { rows, next } = await pageOf(page, async (after, limit) => {
        const later = await (await open()).getAll('wallets', IDBKeyRange.lowerBound(after, true))
        const wanted = later.filter((wallet) => chainType === undefined || wallet.chainType === chainType)
        return wanted.slice(0, limit).map((wallet) => ({ ...wallet, place: wallet.place! }))
      })
      return { wallets: rows.map((row) => omit(row, 'place')), next }
    },
  }
}
