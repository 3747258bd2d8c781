import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Store } from '../Store.ts'
import type { Database } from './database.ts'
import { families } from './schema.ts'

/** Lines of refresh tokens. */
export function familyStore(db: Database): Store['families'] {
  return {
    async create(row) {
      await db.insert(families).values(row)
    },

    async get(id) {
      const [found] = await db.select().from(families).where(eq(families.id, id))
      return found ?? null
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
    },

    async sessionLives(sid, now) {
      return (await db.$count(families, and(eq(families.sid, sid), lives(now)))) > 0
    },
  }
}

const lives = (now: number) =>
  and(isNull(families.revokedAt), gt(families.expiresAt, now), gt(families.absoluteExpiresAt, now))
