/** What ended for a person, and must stay ended whatever backup the database is restored from. */
export interface Tombstone {
  userId: string
  /** No consent of an older epoch counts. */
  epoch: number
  /** Ids of delegations that ended, one by one or with all others. */
  delegations: readonly string[]
  /** The person was deleted, and all that was theirs. */
  deleted: boolean
}

/** A tombstone in its place in a log. Each hash covers the line and the one before. */
export interface TombstoneLine extends Tombstone {
  /** The first is 1. */
  seq: number
  hash: string
}

/** Up to which line of which log a database has done what the log says. */
export interface TombstoneMark {
  log: string
  seq: number
  /** Of that line; for 0 that of the log's beginning. */
  hash: string
}
