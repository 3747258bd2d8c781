import type { MfaMethod } from '@latchkey/core'
import type { UserWithAccounts } from '../store/Store.ts'

/** A person's second factors, and since when (ms). */
export function mfaMethods({
  totpSince,
}: Pick<UserWithAccounts, 'accounts' | 'totpSince'>): { type: MfaMethod; since: number }[] {
  return totpSince === null ? [] : [{ type: 'totp', since: totpSince }]
}
