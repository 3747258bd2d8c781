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
  // What lapsed by itself stays lapsed in any backup.
  const ended = db
    .select({ ids: sql`json_agg(${delegations.id})` })
    .from(delegations)
    .where(and(eq(delegations.userId, users.id), eq(delegations.status, 'revoked'), isNotNull(delegations.revokedBy)))
  const delegationIds = sql<string[] | null>`(${ended})`
  return {
    async list(page) {
      // The next so many people, whoever they are: to look for those with an end, each page would read everybody.
      const { rows, next } = await pageOf(page, (after, limit) =>
        db
          .select({ place: users.place, userId: users.id, epoch: users.epoch, delegationIds })
          .from(users)
          .where(gt(users.place, after))
          .orderBy(asc(users.place))
          .limit(limit),
      )
      const people = rows.filter(({ epoch, delegationIds: ids }) => epoch > 0 || ids)
      const tombstones = people.map(({ userId, epoch, delegationIds: ids }) => ({
        userId,
        epoch,
        delegations: ids ?? [],
        deleted: false,
      }))
      return { tombstones, next }
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
