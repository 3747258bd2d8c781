import { and, eq, gt, sql } from 'drizzle-orm'
import type { Store } from '../Store.ts'
import { staleBefore, sweepSize } from '../sweep.ts'
import type { Database } from './database.ts'
import { tickets } from './schema.ts'

/** Things that may be used once. */
export function ticketStore(db: Database): Store['tickets'] {
  return {
    async put(ticket) {
      await db
        .insert(tickets)
        .values(ticket)
        .onConflictDoUpdate({ target: [tickets.kind, tickets.id], set: ticket })
      await db.execute(sql`
        delete from ${tickets} where ctid = any(array(
          select ctid from ${tickets} where ${tickets.expiresAt} <= ${staleBefore(ticket)}
          limit ${sweepSize} for update skip locked))`)
    },

    async take(kind, id, now) {
      const [ticket] = await db
        .delete(tickets)
        .where(and(eq(tickets.kind, kind), eq(tickets.id, id)))
        .returning()
      return ticket && ticket.expiresAt > now ? ticket : null
    },

    count: (kind, userId, now) =>
      db.$count(tickets, and(eq(tickets.kind, kind), eq(tickets.userId, userId), gt(tickets.expiresAt, now))),
  }
}
