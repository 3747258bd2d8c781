import { and, asc, eq, sql } from 'drizzle-orm'
import type { AllowlistRow, Store } from '../Store.ts'
import type { Database } from './database.ts'
import { allowlist } from './schema.ts'

/** Who may sign up while the app is closed to others. */
export function allowlistStore(db: Database): Store['allowlist'] {
  const find = (type: AllowlistRow['type'], value: string) => db.select().from(allowlist).where(isEntry(type, value))
  return {
    list: async () => db.select().from(allowlist).orderBy(asc(allowlist.createdAt), asc(allowlist.id)),

    async add(row) {
      for (;;) {
        const [added] = await db.insert(allowlist).values(row).onConflictDoNothing().returning()
        const [there] = added ? [added] : await find(row.type, row.value)
        if (there) return there
      }
    },

    async remove(type, value) {
      const gone = await db.delete(allowlist).where(isEntry(type, value)).returning({ id: allowlist.id })
      return gone.length > 0
    },

    async accept(type, value, at) {
      const first = { acceptedAt: sql`coalesce(${allowlist.acceptedAt}, ${at})` }
      const there = await db.update(allowlist).set(first).where(isEntry(type, value)).returning({ id: allowlist.id })
      return there.length > 0
    },
  }
}

const isEntry = (type: AllowlistRow['type'], value: string) => and(eq(allowlist.type, type), eq(allowlist.value, value))
