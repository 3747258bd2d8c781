import { eq } from 'drizzle-orm'
import type { Store } from '../Store.ts'
import { addAccounts, nextPosition } from './accounts.ts'
import { appendAudit } from './audit.ts'
import { tellChange } from './changes.ts'
import { transact, type Database } from './database.ts'
import { holdUser } from './holdUser.ts'
import { keepReceipt } from './receipts.ts'
import { pregenerated, vaults } from './schema.ts'

/** Wallets made for people ahead of their arrival. */
export function pregeneratedStore(db: Database): Store['pregenerated'] {
  const secretOf = async (within: Database, userId: string) => {
    const [found] = await within.select().from(pregenerated).where(eq(pregenerated.userId, userId))
    return found ?? null
  }
  return {
    get: (userId) => secretOf(db, userId),

    add: (row, linked, more) =>
      transact(db, async (transaction, undo) => {
        // Alone with the person: nobody stores a vault meanwhile.
        if (!(await holdUser(transaction, row.userId, 'update'))) return 'not_found'
        if ((await transaction.$count(vaults, eq(vaults.userId, row.userId))) > 0) return 'vault_exists'
        const known = await secretOf(transaction, row.userId)
        if (known && known.sealedEntropy.ct !== row.sealedEntropy.ct) return 'secret_changed'
        if (!known) await transaction.insert(pregenerated).values(row)
        const position = await nextPosition(transaction, row.userId)
        const taken = await addAccounts(transaction, row.userId, { linked, position })
        if (taken) throw undo(taken.why)
        if (more && (await keepReceipt(transaction, more.receipt, more.now))) throw undo('repeated')
        await tellChange(transaction, { userId: row.userId, kind: 'person' })
        return 'added'
      }),

    destroy: (userId, audit) =>
      transact(db, async (transaction) => {
        await holdUser(transaction, userId)
        const isTheirs = eq(pregenerated.userId, userId)
        const gone = await transaction.delete(pregenerated).where(isTheirs).returning({ id: pregenerated.userId })
        if (gone.length === 0) return false
        if (audit) await appendAudit(transaction, userId, audit)
        return true
      }),
  }
}
