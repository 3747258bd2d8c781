import { LatchkeyError } from '@latchkey/core'
import type { LogEntry } from '../LogEntry.ts'
import { once } from '../once.ts'
import type { Store } from '../store/Store.ts'
import { logMissing } from './logMissing.ts'
import { reconcile } from './reconcile.ts'
import type { Tombstone } from './Tombstone.ts'
import type { TombstoneLog } from './TombstoneLog.ts'

/** Sees to it that what ended stays ended, whatever backup the database is restored from. */
export interface Tombstones {
  /**
   * Resolves once nothing can sign here that ended before. Throws `delegation_tombstones_missing` while that cannot be known; the
   * next call looks again.
   */
  settled(): Promise<void>
  /** Resolves once it is durable outside of the database that this person's server access ended, all that ended so far. */
  ended(userId: string, epoch: number): Promise<void>
  /** The same of a person who was deleted. */
  deleted(userId: string): Promise<void>
}

interface Parts {
  store: Store
  /** Absent: what ended is known to the database alone. */
  tombstones: TombstoneLog | undefined
  now: () => number
  log: (entry: LogEntry) => void
}

/** Puts a store and its log together. */
export function createTombstones({ store, tombstones, now, log }: Parts): Tombstones {
  async function agree(): Promise<void> {
    const back = tombstones ? await reconcile({ store, tombstones, now }) : await assertNone(store)
    if (back.ended + back.deleted > 0) log({ event: 'tombstones.applied', level: 'warn', ...back })
  }

  const append = (tombstone: Tombstone) =>
    tombstones?.append([tombstone]).catch((cause: unknown) => {
      throw unacknowledged(cause)
    })

  return {
    settled: once(() =>
      agree().catch((error: unknown) => {
        if (error instanceof LatchkeyError && error.code === 'delegation_tombstones_missing')
          log({ event: 'tombstones.missing', level: 'error', reason: error.message })
        throw error
      }),
    ),

    async ended(userId, epoch) {
      if (!tombstones) return
      // All that ever ended, not what ended just now: an earlier attempt may have got no further than the database.
      const rows = await store.delegations.ofUser(userId)
      const delegations = rows.filter(({ status, revokedBy }) => status === 'revoked' && revokedBy !== null)
      if (epoch === 0 && delegations.length === 0) return
      await append({ userId, epoch, delegations: delegations.map(({ id }) => id), deleted: false })
    },

    deleted: async (userId) => append({ userId, epoch: 0, delegations: [], deleted: true }),
  }
}

async function assertNone(store: Store) {
  if (await store.tombstones.mark()) throw logMissing('is not configured, though this database had one')
  return { ended: 0, deleted: 0 }
}

const unacknowledged = (cause: unknown) =>
  new LatchkeyError(
    'store_unavailable',
    'It has ended in the database, but the log that keeps a restored backup from bringing it back could not be written. Try again: repeating is safe.',
    { retryable: true, cause },
  )
