import { and, asc, eq, gt, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import { omit } from '../omit.ts'
import { pageOf } from '../pageOf.ts'
import type { TombstoneStore } from '../TombstoneStore.ts'
import { appendAudit } from './audit.ts'
import { transact, type Database } from './database.ts'
import { lockUser } from './lockUser.ts'
import { delegations, tickets, tombstoneMark, users } from './schema.ts'

/** What a log outside of the database says of what ended. */
export function tombstoneStore(db: Database): TombstoneStore {
  return {
    async list(page) {
      const { rows, next } = await pageOf(page, (after, limit) =>
        db
          .select({
            place: users.place,
            userId: users.id,
            epoch: users.epoch,
            delegations: sql<
              string[]
            >`coalesce(json_agg(${delegations.id}) filter (where ${delegations.id} is not null), '[]')`,
          })
          .from(users)
          .leftJoin(delegations, and(eq(delegations.userId, users.id), wasEnded))
          .where(and(gt(users.place, after), or(gt(users.epoch, 0), isNotNull(delegations.id))))
          .groupBy(users.id)
          .orderBy(asc(users.place))
          .limit(limit),
      )
      return { tombstones: rows.map((row) => ({ ...omit(row, 'place'), deleted: false })), next }
    },

    apply: ({ userId, epoch, delegations: named }, { now, audit }) =>
      transact(db, async (transaction) => {
        await lockUser(transaction, userId, 'exclusive')
        const older = await transaction
          .update(users)
          .set({ epoch })
          .where(and(eq(users.id, userId), lt(users.epoch, epoch)))
          .returning({ id: users.id })
        const isPending = inArray(tickets.kind, ['delegation', 'delegation-claimed'])
        if (older.length > 0) await transaction.delete(tickets).where(and(eq(tickets.userId, userId), isPending))
        const isBack = or(lt(delegations.epoch, epoch), inArray(delegations.id, [...named]))
        const ended = await transaction
          .update(delegations)
          .set({ status: 'revoked', sealedKey: null, revokedAt: now, revokedBy: 'app' })
          .where(and(eq(delegations.userId, userId), eq(delegations.status, 'active'), isBack))
          .returning({ id: delegations.id })
        if (ended.length > 0) await appendAudit(transaction, userId, audit)
        return ended.map(({ id }) => id)
      }),

    async mark() {
      const [found] = await db.select().from(tombstoneMark)
      return found ? omit(found, 'onlyOne') : null
    },

    async setMark(mark) {
      await db.insert(tombstoneMark).values(mark).onConflictDoUpdate({ target: tombstoneMark.onlyOne, set: mark })
    },
  }
}

/** What lapsed by itself stays lapsed in any backup. */
const wasEnded = and(eq(delegations.status, 'revoked'), isNotNull(delegations.revokedBy))
