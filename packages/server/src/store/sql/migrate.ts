import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { migration001 } from './migration001.ts'
import { migration002 } from './migration002.ts'
import { migration003 } from './migration003.ts'
import { migration004 } from './migration004.ts'
import { migration005 } from './migration005.ts'
import { migration006 } from './migration006.ts'
import { migration007 } from './migration007.ts'
import { migrations } from './schema.ts'

/** Every change of the tables, oldest first. Its place in the list is its version. */
const all: readonly (readonly string[])[] = [
  migration001,
  migration002,
  migration003,
  migration004,
  migration005,
  migration006,
  migration007,
]

/**
 * Brings the tables up to date: all that is missing or nothing, one server at a time. Tables that are newer than this code stay as
 * they are, so that old servers run on while new ones arrive.
 */
export async function migrate(db: Database, now: number): Promise<void> {
  await db.transaction(async (transaction) => {
    // Where schema and list are made in one go, two servers would collide on their very first start.
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended('latchkey/migrations', 0))`)
    await transaction.execute(sql`create schema if not exists latchkey`)
    await transaction.execute(
      sql`create table if not exists ${migrations} (version integer primary key, applied_at bigint not null)`,
    )
    const applied = new Set((await transaction.select().from(migrations)).map(({ version }) => version))
    for (const [index, statements] of all.entries()) {
      const version = index + 1
      if (applied.has(version)) continue
      for (const statement of statements) await transaction.execute(sql.raw(statement))
      await transaction.insert(migrations).values({ version, appliedAt: now })
    }
  })
}
