import { asc, eq } from 'drizzle-orm'
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
      await db
        .insert(keys)
        .values({ ...row, generation: 0 })
        .onConflictDoNothing()
      const [first] = await ofPurpose(row.purpose)
      return first!
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
