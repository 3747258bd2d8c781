import { staleBefore, sweepSize } from '../sweep.ts'
import type { Store } from '../Store.ts'
import type { Connection } from './connect.ts'

/** Things that may be used once. */
export function ticketStore({ open, write }: Connection): Store['tickets'] {
  return {
    put: (ticket) =>
      write(['tickets'], async (transaction) => {
        const tickets = transaction.objectStore('tickets')
        const stale = IDBKeyRange.upperBound(staleBefore(ticket))
        const old = await tickets.index('expiresAt').getAllKeys(stale, sweepSize)
        for (const key of old) await tickets.delete(key)
        await tickets.put(ticket)
      }),

    take: (kind, id, now) =>
      write(['tickets'], async (transaction) => {
        const tickets = transaction.objectStore('tickets')
        const ticket = await tickets.get([kind, id])
        if (ticket) await tickets.delete([kind, id])
        return ticket && ticket.expiresAt > now ? ticket : null
      }),

    async count(kind, userId, now) {
      const held = await (await open()).getAllFromIndex('tickets', 'owner', [userId, kind])
      return held.filter(({ expiresAt }) => expiresAt > now).length
    },
  }
}
