import type { MfaMethod } from '@latchkey/core'
import type { AccountRow, UserWithAccounts } from '../store/Store.ts'

/** A person's second factors, and since when (ms). */
export function mfaMethods({
  accounts,
  totpSince,
}: Pick<UserWithAccounts, 'accounts' | 'totpSince'>): { type: MfaMethod; since: number }[] {
  const passkeys = accounts.flatMap((account) => passkeySince(account) ?? [])
  return [
    ...(totpSince === null ? [] : [{ type: 'totp' as const, since: totpSince }]),
    ...(passkeys.length === 0 ? [] : [{ type: 'passkey' as const, since: Math.min(...passkeys) }]),
  ]
}

/** Since when a passkey is a second factor (ms); undefined where it is none. */
export const passkeySince = ({ type, data }: Pick<AccountRow, 'type' | 'data'>): number | undefined =>
  type === 'passkey' && typeof data[sinceName] === 'number' ? data[sinceName] : undefined

/** What is stored of a passkey that is one. */
export const asFactor = (since: number | null) => ({ enrolled_in_mfa: since !== null, [sinceName]: since })

/** The name under which the time lies; it is not shown. */
export const sinceName = 'enrolled_in_mfa_at'
