import type { Tombstone, TombstoneMark } from '../tombstones/Tombstone.ts'
import type { AuditEntry, Page } from './Store.ts'

/** What a log outside of the database, and of its backups, says of what ended. */
export interface TombstoneStore {
  /** What ended so far by somebody's will, of people who are here, person by person: for a log that lacks it. A page may hold fewer than its limit. */
  list(page: Page): Promise<{ tombstones: Tombstone[]; next: string | null }>
  /**
   * Ends again what a restored backup brought back: active delegations of an older epoch and those named, and pending offers of
   * an older epoch. The person's epoch becomes the one given where it was lower. Where a delegation ended, `audit` is the
   * history's next line; the answer are the ids of those.
   */
  apply(
    what: Pick<Tombstone, 'userId' | 'epoch' | 'delegations'>,
    by: { now: number; audit: AuditEntry },
  ): Promise<string[]>
  /** How far the database goes with the log; null where it never had one. */
  mark(): Promise<TombstoneMark | null>
  setMark(mark: TombstoneMark): Promise<void>
}
