import { and, desc, eq, inArray, lte, sql, type SQL } from 'drizzle-orm'
import { refusalOf } from '../refusalOf.ts'
import type { DelegationRow, Store } from '../Store.ts'
import { spend } from '../spend.ts'
import { sweepSize } from '../sweep.ts'
import { appendAudit, auditHead } from './audit.ts'
import { tellChange } from './changes.ts'
import { transact, type Database } from './database.ts'
import { lockUser } from './lockUser.ts'
import { findReceipt, keepReceipt } from './receipts.ts'
import { delegations, tickets, users } from './schema.ts'

/** Wallets' keys sealed to this server. */
export function delegationStore(db: Database): Store['delegations'] {
  return {
    create: (row, audit, claim) =>
      transact(db, async (transaction) => {
        await lockUser(transaction, row.userId, 'exclusive')
        if ((await epochOf(transaction, row.userId)) !== row.epoch) return 'superseded'
        if (claim !== undefined) {
          const used = await transaction.delete(tickets).where(isClaim(claim)).returning({ id: tickets.id })
          if (used.length === 0) return 'superseded'
        }
        const expired = and(isActive, eq(delegations.walletId, row.walletId), lte(delegations.expiresAt, row.createdAt))
        await end(transaction, expired, lapsed)
        const added = await transaction.insert(delegations).values(row).onConflictDoNothing().returning()
        if (added.length === 0) return 'exists'
        await appendAudit(transaction, row.userId, audit)
        await tellChange(transaction, { userId: row.userId, kind: 'access' })
        return 'created'
      }),

    async claim(ticketId, now) {
      const [ticket] = await db
        .update(tickets)
        .set({ kind: 'delegation-claimed' })
        .where(and(eq(tickets.kind, 'delegation'), eq(tickets.id, ticketId)))
        .returning()
      return ticket && ticket.expiresAt > now ? ticket : null
    },

    ofUser: async (userId) =>
      db.select().from(delegations).where(eq(delegations.userId, userId)).orderBy(desc(delegations.createdAt)),

    async ofWallet(walletId) {
      const [row] = await db
        .select()
        .from(delegations)
        .where(eq(delegations.walletId, walletId))
        .orderBy(desc(isActive), desc(delegations.createdAt))
        .limit(1)
      return row ?? null
    },

    async use(id, now, sign, once) {
      const [found] = await db.select({ userId: delegations.userId }).from(delegations).where(eq(delegations.id, id))
      if (!found) return { released: false, reason: 'not_found' }
      const { userId } = found
      return transact(db, async (transaction) => {
        // Held until the commit, which is the release: whoever revokes waits for it, then ends what is left.
        await lockUser(transaction, userId, 'signing')
        const row = await read(transaction, id)
        const epoch = await epochOf(transaction, userId)
        const before = refusalOf(row, epoch, now())
        if (before === 'expired') await lapse(transaction, id)
        if (!row || before) return { released: false, reason: before ?? 'not_found' }
        const { result, audit, cost = 0n } = await sign(row)
        const after = refusalOf(row, epoch, now())
        if (after) return { released: false, reason: after }

        const receipt = once?.(result)
        const repeated = receipt && (await findReceipt(transaction, receipt.key, now()))
        if (repeated) return { released: true, repeated }
        const counted = spend(row, cost, now()) // nobody else counts: it is this one's turn
        if (typeof counted === 'string') return { released: false, reason: counted }
        const other = receipt && (await keepReceipt(transaction, receipt, now()))
        if (other) return { released: true, repeated: other }
        const head = await appendAudit(transaction, userId, audit)
        await transaction
          .update(delegations)
          .set({ ...counted, lastUsedAt: audit.ts })
          .where(eq(delegations.id, id))
        return { released: true, result, head }
      })
    },

    // As many statements for a thousand wallets as for one.
    revoke: (userId, walletIds, { revokedBy, now, audit }) =>
      transact(db, async (transaction) => {
        await lockUser(transaction, userId, 'exclusive')
        const epoch = await epochOf(transaction, userId)
        if (epoch === undefined) return { revoked: [], delegations: [], epoch: 0, head: null }
        const named = walletIds === 'all' ? undefined : inArray(delegations.walletId, walletIds)
        const active = and(isActive, eq(delegations.userId, userId), named)
        const ended = await end(transaction, active, { revokedAt: now, revokedBy })
        const isPending = and(eq(tickets.userId, userId), inArray(tickets.kind, ['delegation', 'delegation-claimed']))
        const pending = await transaction.delete(tickets).where(isPending).returning({ id: tickets.id })
        const ids = { revoked: ended.map(({ walletId }) => walletId), delegations: ended.map(({ id }) => id) }
        if (ended.length === 0 && pending.length === 0)
          return { ...ids, epoch, head: await auditHead(transaction, userId) }
        const head = await appendAudit(transaction, userId, audit)
        await tellChange(transaction, { userId, kind: 'access' })
        if (walletIds !== 'all') return { ...ids, epoch, head }
        await transaction
          .update(users)
          .set({ epoch: epoch + 1 })
          .where(eq(users.id, userId))
        return { ...ids, epoch: epoch + 1, head }
      }),

    async sweep(now) {
      // Whoever signs or revokes meanwhile has the row, and ends it as well.
      const expired = sql`ctid = any(array(
        select ctid from ${delegations} where status = 'active' and expires_at <= ${now}
        limit ${sweepSize} for update skip locked))`
      return (await end(db, expired, lapsed)).length === sweepSize
    },
  }
}

const isActive = eq(delegations.status, 'active')

async function read(transaction: Database, id: string): Promise<DelegationRow | undefined> {
  const [row] = await transaction.select().from(delegations).where(eq(delegations.id, id))
  return row
}

/** Ends one that has expired, so that no clock that goes back lets it sign again. */
const lapse = (transaction: Database, id: string) => end(transaction, and(isActive, eq(delegations.id, id)), lapsed)

const lapsed = { revokedAt: sql`${delegations.expiresAt}`, revokedBy: null }

const isClaim = (id: string) => and(eq(tickets.kind, 'delegation-claimed'), eq(tickets.id, id))

async function epochOf(transaction: Database, userId: string): Promise<number | undefined> {
  const [user] = await transaction.select({ epoch: users.epoch }).from(users).where(eq(users.id, userId))
  return user?.epoch
}

const end = (
  transaction: Database,
  which: SQL | undefined,
  how: { revokedAt: number | SQL; revokedBy: DelegationRow['revokedBy'] },
) =>
  transaction
    .update(delegations)
    .set({ ...how, status: 'revoked', sealedKey: null })
    .where(which)
    .returning({ id: delegations.id, walletId: delegations.walletId })
