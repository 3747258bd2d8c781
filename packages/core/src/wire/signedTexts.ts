import canonicalize from 'canonicalize'
import type { AuditHead } from '../types/Activity.ts'
import type { RevocationReceipt } from '../types/RevocationReceipt.ts'

/** The text that a server signs when it vouches for a history up to one line. */
export const checkpointText = (said: { appId: string; userId: string; ts: number } & AuditHead): string => {
  const { appId, userId, ts, seq, hash } = said
  return canonicalize({ v: 1, type: 'checkpoint', appId, userId, ts, seq, hash })!
}

/** The text of a receipt that the server signs. */
export const revocationReceiptText = (receipt: RevocationReceipt): string => canonicalize(receipt)!
