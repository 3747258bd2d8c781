import { eq, sql } from 'drizzle-orm'
import type { Store } from '../Store.ts'
import { sweepSize } from '../sweep.ts'
import type { Database } from './database.ts'
import { counters } from './schema.ts'

/** Hits in fixed windows, for rate limits. */
export function counterStore(db: Database): Store['counters'] {
  return {
    async hit(key, windowMs, now, by = 1) {
      // As `isOpenWindow` says it.
      const ended = sql`(${counters.resetsAt} <= ${now} or ${counters.resetsAt} > ${now + 2 * windowMs})`
      const [hit] = await db
        .insert(counters)
        .values({ key, count: by, resetsAt: now + windowMs })
        .onConflictDoUpdate({
          target: counters.key,
          set: {
            count: sql`case when ${ended} then ${by} else ${counters.count} + ${by} end`,
            resetsAt: sql`case when ${ended} then excluded.resets_at else ${counters.resetsAt} end`,
          },
        })
        .returning({ count: counters.count, resetsAt: counters.resetsAt })
      if (hit!.count === by) await sweep(db, now)
      return hit!
    },
    async clear(key) {
      await db.delete(counters).where(eq(counters.key, key))
    },
  }
}

/** Clears away a few windows that have ended, and leaves those alone that somebody else is at. */
const sweep = (db: Database, now: number) =>
  db.execute(sql`
    delete from ${counters} where ctid = any(array(
      select ctid from ${counters} where ${counters.resetsAt} <= ${now} limit ${sweepSize} for update skip locked))`)
