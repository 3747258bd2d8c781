import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { nextAuditRow } from '../auditChain.ts'
import type { AuditEntry, AuditHead, Store } from '../Store.ts'
import { transact, type Database } from './database.ts'
import { holdUser } from './holdUser.ts'
import { audit } from './schema.ts'

/** People's histories. */
export function auditStore(db: Database): Store['audit'] {
  return {
    append: (userId, entry) =>
      transact(db, async (transaction) =>
        (await holdUser(transaction, userId)) ? appendAudit(transaction, userId, entry) : null,
      ),
    ofUser: async (userId) => db.select().from(audit).where(eq(audit.userId, userId)).orderBy(asc(audit.seq)),
    head: (userId) => auditHead(db, userId),
    page: async (userId, { before, limit }) =>
      db
        .select()
        .from(audit)
        .where(and(eq(audit.userId, userId), before === undefined ? undefined : lt(audit.seq, before)))
        .orderBy(desc(audit.seq))
        .limit(limit),
    async sign(userId, seq, checkpoint) {
      await db
        .update(audit)
        .set({ checkpoint })
        .where(and(eq(audit.userId, userId), eq(audit.seq, seq)))
    },
  }
}

/** Where a person's history ends. */
export async function auditHead(db: Database, userId: string): Promise<AuditHead | null> {
  const [last] = await db
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .where(eq(audit.userId, userId))
    .orderBy(desc(audit.seq))
    .limit(1)
  return last ?? null
}

/** Adds a line to the person's history, within a transaction under way, and gives its new end. Who adds one of the same person waits for the commit. */
export async function appendAudit(transaction: Database, userId: string, entry: AuditEntry): Promise<AuditHead> {
  await holdUser(transaction, userId)
  // A statement of its own, for it must see the line that the one before waited for.
  const last = await auditHead(transaction, userId)
  const row = nextAuditRow(last ?? undefined, userId, entry)
  await transaction.insert(audit).values(row)
  return { seq: row.seq, hash: row.hash }
}
