import { toBase64url } from '@latchkey/core/wire'
import { sha256 } from 'viem/utils'
import { canonicalJson, utf8 } from '../bytes.ts'
import { node } from '../tokens/nodeCrypto.ts'
import type { AuditEntry, AuditHead, AuditRow } from './Store.ts'

/** The next line of a person's history, chained to the last one. Synchronous: an IndexedDB transaction waits for nothing else. */
export function nextAuditRow(last: AuditHead | undefined, userId: string, { detail, ...entry }: AuditEntry): AuditRow {
  return { ...chained(last, { ...entry, userId, dataHash: hashOf(detail) }), detail, checkpoint: null }
}

/** The first line that was edited or does not follow the one before; null where the history is whole. A cut-off end needs a remembered head. */
export function findAuditBreak(rows: readonly AuditRow[]): AuditRow | null {
  let last: AuditRow | undefined
  for (const row of rows) {
    const { seq, prev, hash } = chained(last, row)
    if (row.detail && hashOf(row.detail) !== row.dataHash) return row
    if (row.seq !== seq || row.prev !== prev || row.hash !== hash) return row
    if (last && row.userId !== last.userId) return row
    last = row
  }
  return null
}

/** What the first line follows. */
const genesis = 'latchkey/audit/v1'

function chained(
  last: AuditHead | undefined,
  { ts, actor, event, subject, dataHash, userId }: Omit<AuditRow, 'seq' | 'prev' | 'hash' | 'detail' | 'checkpoint'>,
) {
  const line = { ts, actor, event, subject, dataHash, userId, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? genesis }
  return { ...line, hash: hashOf(line) }
}

const hashOf = (value: object) => {
  const text = canonicalJson(value)
  return node ? node.hash('sha256', text, 'base64url') : toBase64url(sha256(utf8(text), 'bytes'))
}
