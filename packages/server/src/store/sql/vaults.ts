import { and, eq } from 'drizzle-orm'
import type { Vault } from '@latchkey/core'
import type { Store } from '../Store.ts'
import { appendAudit } from './audit.ts'
import { transact, type Database } from './database.ts'
import { holdUser } from './holdUser.ts'
import { pregenerated, vaults } from './schema.ts'

/** People's encrypted entropy. */
export function vaultStore(db: Database): Store['vaults'] {
  return {
    async get(userId) {
      const [found] = await db.select().from(vaults).where(eq(vaults.userId, userId))
      return found ? withDates(found.data as VaultJson) : null
    },

    put: (vault, { claims = false, audit, trustedSince = null } = {}) =>
      transact(db, async (transaction) => {
        const { userId, rev } = vault
        const row = { userId, rev, data: vault, trustedSince }
        // Nobody makes wallets ahead meanwhile.
        if (!(await holdUser(transaction, userId))) return false
        if (rev === 1 && !claims && (await transaction.$count(pregenerated, eq(pregenerated.userId, userId))) > 0)
          return false
        const isBefore = and(eq(vaults.userId, userId), eq(vaults.rev, rev - 1))
        const written =
          rev === 1
            ? await transaction.insert(vaults).values(row).onConflictDoNothing().returning({ rev: vaults.rev })
            : await transaction.update(vaults).set(row).where(isBefore).returning({ rev: vaults.rev })
        if (written.length === 0) return false
        if (audit) await appendAudit(transaction, userId, audit)
        return true
      }),

    async trustedSince(userId) {
      const [found] = await db.select({ since: vaults.trustedSince }).from(vaults).where(eq(vaults.userId, userId))
      return found?.since ?? null
    },
  }
}

/** A vault after JSON: its dates are texts. */
type VaultJson = Omit<Vault, 'createdAt' | 'wraps'> & {
  createdAt: string
  wraps: (Omit<Vault['wraps'][number], 'createdAt'> & { createdAt: string })[]
}

const withDates = ({ createdAt, wraps, ...vault }: VaultJson): Vault => ({
  ...vault,
  createdAt: new Date(createdAt),
  wraps: wraps.map((wrap) => ({ ...wrap, createdAt: new Date(wrap.createdAt) })),
})
