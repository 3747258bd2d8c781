import type { Store } from '../Store.ts'
import { addAccounts } from './accounts.ts'
import { appendAudit } from './audit.ts'
import type { Connection } from './connect.ts'
import { keepReceipt } from './receipts.ts'

/** Wallets made for people ahead of their arrival. */
export function pregeneratedStore({ open, write }: Connection): Store['pregenerated'] {
  return {
    get: async (userId) => (await (await open()).get('pregenerated', userId)) ?? null,

    add: (row, accounts, more) =>
      write(['users', 'vaults', 'pregenerated', 'accounts', 'receipts'], async (transaction, undo) => {
        if (!(await transaction.objectStore('users').getKey(row.userId))) return 'not_found'
        if (await transaction.objectStore('vaults').getKey(row.userId)) return 'vault_exists'
        const known = await transaction.objectStore('pregenerated').get(row.userId)
        if (known && known.sealedEntropy.ct !== row.sealedEntropy.ct) return 'secret_changed'
        if (!known) await transaction.objectStore('pregenerated').add(row)
        const taken = await addAccounts(transaction, row.userId, accounts)
        if (taken) throw undo(taken.why)
        if (more && (await keepReceipt(transaction, more.receipt, more.now))) throw undo('repeated')
        return 'added'
      }),

    destroy: (userId, audit) =>
      write(['pregenerated', 'audit'], async (transaction) => {
        const pregenerated = transaction.objectStore('pregenerated')
        const known = (await pregenerated.getKey(userId)) !== undefined
        if (known) await pregenerated.delete(userId)
        if (known && audit) await appendAudit(transaction, userId, audit)
        return known
      }),
  }
}
