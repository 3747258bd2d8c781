import type { DelegationRow } from './Store.ts'

/** Why nothing may be signed under a delegation at this moment; null where it may. `epoch` is the person's. */
export function refusalOf(
  row: DelegationRow | undefined,
  epoch: number | undefined,
  now: number,
): 'not_found' | 'revoked' | 'expired' | null {
  if (!row) return 'not_found'
  // Ended by nobody: it lapsed.
  if (row.status !== 'active' && row.revokedBy === null && row.epoch === epoch) return 'expired'
  if (row.status !== 'active' || row.epoch !== epoch) return 'revoked'
  return row.expiresAt > now ? null : 'expired'
}
