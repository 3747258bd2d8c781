import { nextAuditRow } from '../auditChain.ts'
import type { AuditEntry, AuditHead, AuditRow, Store } from '../Store.ts'
import type { Connection, Writing } from './connect.ts'

/** People's histories. */
export function auditStore({ open, write }: Connection): Store['audit'] {
  return {
    append: (userId, entry) =>
      write(['users', 'audit'], async (transaction) =>
        (await transaction.objectStore('users').getKey(userId)) ? appendAudit(transaction, userId, entry) : null,
      ),
    ofUser: async (userId) => (await (await open()).getAll('audit', linesOf(userId))).map(complete),
    async head(userId) {
      const last = await (await open()).transaction('audit').store.openCursor(linesOf(userId), 'prev')
      return last ? headAt(last.value) : null
    },
    async page(userId, { before = Infinity, limit }) {
      const rows: AuditRow[] = []
      const range = IDBKeyRange.bound([userId, 0], [userId, before], false, true)
      let cursor = await (await open()).transaction('audit').store.openCursor(range, 'prev')
      for (; cursor && rows.length < limit; cursor = await cursor.continue()) rows.push(complete(cursor.value))
      return rows
    },
    sign: (userId, seq, checkpoint) =>
      write(['audit'], async (transaction) => {
        const audit = transaction.objectStore('audit')
        const row = await audit.get([userId, seq])
        if (row) await audit.put({ ...row, checkpoint })
      }),
  }
}

/** Where the person's history ends, within a transaction under way. */
export async function auditHead(transaction: Writing, userId: string): Promise<AuditHead | null> {
  const last = await transaction.objectStore('audit').openCursor(linesOf(userId), 'prev')
  return last ? headAt(last.value) : null
}

/** Adds a line to the person's history, within a transaction under way, and gives its new end. */
export async function appendAudit(transaction: Writing, userId: string, entry: AuditEntry): Promise<AuditHead> {
  const row = nextAuditRow((await auditHead(transaction, userId)) ?? undefined, userId, entry)
  await transaction.objectStore('audit').add(row)
  return headAt(row)
}

const linesOf = (userId: string) => IDBKeyRange.bound([userId, 0], [userId, Infinity])

const headAt = ({ seq, hash }: AuditRow): AuditHead => ({ seq, hash })

/** Lines of before lack what is kept by now. */
const complete = (row: AuditRow): AuditRow => ({
  ...row,
  detail: row.detail ?? null,
  checkpoint: row.checkpoint ?? null,
})
