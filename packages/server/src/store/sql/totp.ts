import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { TotpStore } from '../TotpStore.ts'
import { appendAudit } from './audit.ts'
import { tellChange } from './changes.ts'
import { transact, type Database } from './database.ts'
import { holdUser } from './holdUser.ts'
import { totp } from './schema.ts'

/** The secrets of authenticator apps. */
export function totpStore(db: Database): TotpStore {
  const provenOf = (userId: string) => and(eq(totp.userId, userId), isNotNull(totp.verifiedAt))
  return {
    async get(userId) {
      const [found] = await db.select().from(totp).where(eq(totp.userId, userId))
      return found ?? null
    },

    offer: ({ userId, wrapped, createdAt }) =>
      transact(db, async (transaction) => {
        if (!(await holdUser(transaction, userId))) return false
        const offered = await transaction
          .insert(totp)
          .values({ userId, wrapped, createdAt, verifiedAt: null, lastStep: 0 })
          .onConflictDoUpdate({
            target: totp.userId,
            set: { wrapped, createdAt, lastStep: 0 },
            setWhere: isNull(totp.verifiedAt),
          })
          .returning({ userId: totp.userId })
        return offered.length > 0
      }),

    prove: (userId, { wrapped, step, at, audit }) =>
      transact(db, async (transaction) => {
        await holdUser(transaction, userId)
        const proven = await transaction
          .update(totp)
          .set({ verifiedAt: at, lastStep: step })
          .where(and(eq(totp.userId, userId), eq(totp.wrapped, wrapped), isNull(totp.verifiedAt)))
          .returning({ userId: totp.userId })
        if (proven.length === 0) return false
        await appendAudit(transaction, userId, audit)
        await tellChange(transaction, { userId, kind: 'person' })
        return true
      }),

    async use(userId, step) {
      const used = await db
        .update(totp)
        .set({ lastStep: step })
        .where(and(provenOf(userId), lt(totp.lastStep, step)))
        .returning({ userId: totp.userId })
      return used.length > 0
    },

    remove: (userId, audit) =>
      transact(db, async (transaction) => {
        await holdUser(transaction, userId)
        const removed = await transaction.delete(totp).where(provenOf(userId)).returning({ userId: totp.userId })
        if (removed.length === 0) return false
        await appendAudit(transaction, userId, audit)
        await tellChange(transaction, { userId, kind: 'person' })
        return true
      }),
  }
}
