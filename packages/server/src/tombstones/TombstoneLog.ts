import type { Tombstone, TombstoneLine } from './Tombstone.ts'

/**
 * Remembers what ended, in a place that is in no backup of the database. Servers that share a database must share their log.
 * One that is damaged, or shorter than it was, throws `delegation_tombstones_missing`.
 */
export interface TombstoneLog {
  /** All of it, oldest first. Makes the log where there is none. */
  read(): Promise<{
    /** Tells this log from every other. Made with it. */
    id: string
    /** What its first line follows. */
    start: string
    lines: TombstoneLine[]
  }>
  /** Resolves once not even a power cut can lose them. What the log holds already is not written again. */
  append(tombstones: readonly Tombstone[]): Promise<void>
  close(): Promise<void>
}
