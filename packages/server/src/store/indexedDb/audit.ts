import { nextAuditRow } from '../auditChain.ts'
import type { AuditEntry, Store } from '../Store.ts'
import type { Connection, Writing } from './connect.ts'

/** People's histories. */
export function auditStore({ open }: Connection): Store['audit'] {
  return {
    ofUser: async (userId) => (await open()).getAll('audit', linesOf(userId)),
  }
}

/** Adds a line to the person's history, within a transaction under way. */
export async function appendAudit(transaction: Writing, userId: string, entry: AuditEntry): Promise<void> {
  const audit = transaction.objectStore('audit')
  const last = await audit.openCursor(linesOf(userId), 'prev')
  await audit.add(nextAuditRow(last?.value, userId, entry))
}

const linesOf = (userId: string) => IDBKeyRange.bound([userId, 0], [userId, Infinity])
