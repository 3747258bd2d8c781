import { and, eq, gt, isNull, ne, sql, type Placeholder } from 'drizzle-orm'
import type { Store } from '../Store.ts'
import { told } from './changes.ts'
import type { Database } from './database.ts'
import { families } from './schema.ts'

/** Lines of refresh tokens. */
export function familyStore(db: Database): Store['families'] {
  // Asked with every request of a signed-in person, so the statement is put together once.
  const living = livingSession(db, { sid: sql.placeholder('sid'), now: sql.placeholder('now') }).prepare(
    'latchkey_session',
  )
  return {
    async create(row) {
      await db
        .insert(families)
        .values(row)
        .returning({ told: told(families.userId, 'session') })
    },

    async get(id) {
      const [found] = await db.select().from(families).where(eq(families.id, id))
      return found ?? null
    },

    async ofSession(sid) {
      const [found] = await db.select().from(families).where(eq(families.sid, sid)).limit(1)
      return found ?? null
    },

    async sawPasskey(sid) {
      await db
        .update(families)
        .set({ byPasskey: true })
        .where(and(eq(families.sid, sid), eq(families.byPasskey, false)))
    },

    async advance(id, gen, { rotatedAt, expiresAt }) {
      const advanced = await db
        .update(families)
        .set({ gen: gen + 1, rotatedAt, expiresAt })
        .where(and(eq(families.id, id), eq(families.gen, gen), lives(rotatedAt)))
        .returning({ id: families.id })
      return advanced.length > 0
    },

    async revoke(id, at) {
      await db
        .update(families)
        .set({ revokedAt: at })
        .where(and(eq(families.id, id), isNull(families.revokedAt)))
        .returning({ told: told(families.userId, 'session') })
    },

    ofUser: async (userId, now) =>
      db
        .select()
        .from(families)
        .where(and(eq(families.userId, userId), lives(now))),

    async revokeOfUser(userId, at, { only, except } = {}) {
      await db
        .update(families)
        .set({ revokedAt: at })
        .where(
          and(
            eq(families.userId, userId),
            isNull(families.revokedAt),
            only === undefined ? undefined : eq(families.id, only),
            except === undefined ? undefined : ne(families.id, except),
          ),
        )
        .returning({ told: told(families.userId, 'session') })
    },

    async sessionLives(sid, now) {
      return (await living.execute({ sid, now })).length > 0
    },
  }
}

/** The line of a session, where it lives. */
export const livingSession = (db: Database, { sid, now }: { sid: Placeholder; now: Placeholder }) =>
  db
    .select({ id: families.id })
    .from(families)
    .where(and(eq(families.sid, sid), lives(now)))
    .limit(1)

const lives = (now: number | Placeholder) =>
  and(isNull(families.revokedAt), gt(families.expiresAt, now), gt(families.absoluteExpiresAt, now))
