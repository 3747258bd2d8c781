import type { HistoryDispute } from '../types/HistoryDispute.ts'
import { LatchkeyError } from './LatchkeyError.ts'

/** A receipt that proves nothing. */
export class ReceiptInvalidError extends LatchkeyError<'receipt_invalid'> {
  constructor(why: string, cause?: unknown) {
    super('receipt_invalid', `This receipt proves nothing: ${why}. Keep it, and ask the server for a new one.`, {
      cause,
    })
  }
}

/** The server's history is not the one that was seen before. */
export class AuditRollbackError extends LatchkeyError<'audit_rollback_detected'> {
  constructor(
    why: string,
    /** For whoever wants to go on all the same: `historyDispute(error)`. */
    readonly dispute?: HistoryDispute,
  ) {
    super(
      'audit_rollback_detected',
      `What the server tells of its access to this person’s wallets is not what it told before: ${why}. It may run on an old backup, or somebody may have changed its records. Nothing but ending server access is done until it is put right, or the person goes on from here with acceptHistory(); ask whoever runs it first.`,
    )
  }
}
