import { asc, desc, eq } from 'drizzle-orm'
import type { KeyRow, Store } from '../Store.ts'
import type { Database } from './database.ts'
import { keys } from './schema.ts'

/** The server's own keys, wrapped. */
export function keyStore(db: Database): Store['keys'] {
  const ofPurpose = (purpose: KeyRow['purpose']) =>
    db.select(columns).from(keys).where(eq(keys.purpose, purpose)).orderBy(asc(keys.generation))
  return {
    list: async (purpose) => ofPurpose(purpose),

    async addFirst(row) {
      const [known] = await ofPurpose(row.purpose)
      if (known) return known
      await db
        .insert(keys)
        .values({ ...row, generation: 0 })
        .onConflictDoNothing()
      const [first] = await ofPurpose(row.purpose)
      return first!
    },

    async addNext(row, after) {
      const [newest] = await db
        .select({ kid: keys.kid, generation: keys.generation })
        .from(keys)
        .where(eq(keys.purpose, row.purpose))
        .orderBy(desc(keys.generation))
        .limit(1)
      if (newest?.kid !== after) return false
      // Of all who saw the same newest one, the first to take its next number wins.
      const added = await db
        .insert(keys)
        .values({ ...row, generation: newest.generation + 1 })
        .onConflictDoNothing()
        .returning({ kid: keys.kid })
      return added.length > 0
    },

    async remove(kid) {
      await db.delete(keys).where(eq(keys.kid, kid))
    },
  }
}

const columns = {
  kid: keys.kid,
  purpose: keys.purpose,
  publicJwk: keys.publicJwk,
  wrapped: keys.wrapped,
  createdAt: keys.createdAt,
}
