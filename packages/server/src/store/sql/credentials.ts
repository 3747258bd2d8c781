import { and, asc, eq, lt } from 'drizzle-orm'
import type { Store } from '../Store.ts'
import type { Database } from './database.ts'
import { credentials } from './schema.ts'

/** Passkeys' public halves. */
export function credentialStore(db: Database): Store['credentials'] {
  return {
    async get(id) {
      const [found] = await db.select().from(credentials).where(eq(credentials.id, id))
      return found ?? null
    },

    ofUser: async (userId) =>
      db.select().from(credentials).where(eq(credentials.userId, userId)).orderBy(asc(credentials.createdAt)),

    async used(id, counter) {
      await db
        .update(credentials)
        .set({ counter })
        .where(and(eq(credentials.id, id), lt(credentials.counter, counter)))
    },
  }
}
