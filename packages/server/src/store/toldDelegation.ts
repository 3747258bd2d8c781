import type { DelegationRow } from './DelegationRow.ts'

/** What people are told of a delegation; its key is not among it. */
export interface ToldDelegation extends Pick<
  DelegationRow,
  'id' | 'walletId' | 'scope' | 'createdAt' | 'expiresAt' | 'lastUsedAt'
> {
  isOnchain: boolean
}

/** Takes it out of the row. */
export const toldDelegation = ({
  id,
  walletId,
  scope,
  consent,
  createdAt,
  expiresAt,
  lastUsedAt,
}: DelegationRow): ToldDelegation => ({
  id,
  walletId,
  scope,
  isOnchain: consent.onchain !== undefined,
  createdAt,
  expiresAt,
  lastUsedAt,
})
