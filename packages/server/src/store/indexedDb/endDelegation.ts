import type { DelegationRow, TicketRow } from '../Store.ts'
import type { Writing } from './connect.ts'

/** A delegation as it is once it has ended: without its key. */
export const ended = (row: DelegationRow, end: Pick<DelegationRow, 'revokedAt' | 'revokedBy'>): DelegationRow => ({
  ...row,
  ...end,
  status: 'revoked',
  sealedKey: null,
})

/** Forgets a person's pending offers, and says how many there were. */
export async function deletePending(transaction: Writing, userId: string): Promise<number> {
  const tickets = transaction.objectStore('tickets')
  const owned = (kind: TicketRow['kind']) => tickets.index('owner').getAllKeys([userId, kind])
  const pending = [...(await owned('delegation')), ...(await owned('delegation-claimed'))]
  for (const key of pending) await tickets.delete(key)
  return pending.length
}
