import type { AuditHead } from './Activity.ts'

/** Where what a server tells of a history departs from what was seen before, and how a person goes on all the same. */
export interface HistoryDispute {
  /** Where the history ended when it was last seen here. */
  seen: AuditHead
  /** Where it ends now, as the server says; null where it tells of none. */
  told: AuditHead | null
  /** When the person went on from such a departure before, latest last. */
  accepted: readonly Date[]
  /** Takes what is told now, and nothing else, for the history from here on. That it was done is kept. */
  accept(): Promise<void>
}
