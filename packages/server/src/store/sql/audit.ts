import { asc, desc, eq } from 'drizzle-orm'
import { nextAuditRow } from '../auditChain.ts'
import type { AuditEntry, Store } from '../Store.ts'
import type { Database } from './database.ts'
import { holdUser } from './holdUser.ts'
import { audit } from './schema.ts'

/** People's histories. */
export function auditStore(db: Database): Store['audit'] {
  return {
    ofUser: async (userId) => db.select().from(audit).where(eq(audit.userId, userId)).orderBy(asc(audit.seq)),
  }
}

/** Adds a line to the person's history, within a transaction under way. Signers of one person take turns here, until they commit. */
export async function appendAudit(transaction: Database, userId: string, entry: AuditEntry): Promise<void> {
  await holdUser(transaction, userId)
  // A statement of its own, for it must see the line that the one before waited for.
  const [last] = await transaction
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(eq(audit.userId, userId))
    .orderBy(desc(audit.seq))
    .limit(1)
  await transaction.insert(audit).values(nextAuditRow(last, userId, entry))
}
