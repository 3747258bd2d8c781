import type { HistoryDispute } from '../types/HistoryDispute.ts'

/** What a refusal with `audit_rollback_detected` is about, where the person can go on all the same; undefined for any other error. */
export const historyDispute = (error: unknown): HistoryDispute | undefined =>
  (error as { dispute?: HistoryDispute } | null | undefined)?.dispute
