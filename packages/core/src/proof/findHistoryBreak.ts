import canonicalize from 'canonicalize'
import { toBase64url } from '../base64url.ts'
import type { Activity, AuditHead } from '../types/Activity.ts'

/**
 * The first line (oldest first) that was edited or does not follow the one before; null where each does. `after` is what the
 * first must follow: a line seen before, or null at the very beginning.
 */
export async function findHistoryBreak(
  userId: string,
  lines: readonly Activity[],
  after: AuditHead | null,
): Promise<Activity | null> {
  let last = after ?? { seq: 0, hash: 'latchkey/audit/v1' }
  for (const line of lines) {
    const { seq, ts, actor, event, subject, dataHash, prev, hash, detail } = line
    const hashed = { seq, ts: ts.getTime(), userId, actor, event, subject, dataHash, prev }
    const follows = seq === last.seq + 1 && prev === last.hash && hash === (await hashOf(hashed))
    if (!follows || (detail && (await hashOf(detail)) !== dataHash)) return line
    last = line
  }
  return null
}

async function hashOf(value: object): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalize(value))
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
