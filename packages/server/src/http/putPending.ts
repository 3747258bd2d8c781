import { LatchkeyError } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { TicketRow } from '../store/Store.ts'

const most = 5

/** Keeps what waits for a person's answer, five of a kind at the most. Counts after writing, so that no number of racers gets past. */
export async function putPending(
  { store, now }: Pick<Server, 'store' | 'now'>,
  ticket: TicketRow & { userId: string },
): Promise<void> {
  const { kind, id, userId, expiresAt } = ticket
  await store.tickets.put(ticket)
  if ((await store.tickets.count(kind, userId, now())) <= most) return
  await store.tickets.take(kind, id, now())
  throw new LatchkeyError(
    'too_many_pending_actions',
    `This person has ${most} requests of this kind waiting for a passkey. Sign one, or let them lapse.`,
    { retryable: true, retryAt: new Date(expiresAt) },
  )
}
