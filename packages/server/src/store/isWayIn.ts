import { guestAccount } from '../people/guestAccount.ts'
import type { AccountName, AccountRow } from './Store.ts'
import { isEmbedded } from './walletSlot.ts'

/** Whether somebody can sign in with an account for good. A guest's is none: it is gone with what their browser keeps. */
export const isWayIn = (account: AccountRow): boolean =>
  account.type !== guestAccount && !neverSignsIn.has(account.type) && !isEmbedded(account)

/** Whether a person would be locked out without this account. */
export const isLastWayIn = (account: AccountRow, all: readonly AccountRow[]): boolean =>
  !neverSignsIn.has(account.type) && !all.some((other) => other !== account && isWayIn(other))

/** Whether somebody can do without an account that goes to another person: there is a way in left that no passkey must open, or nothing else at all. */
export const canGo = (account: AccountRow, all: readonly AccountRow[]): boolean => {
  const left = all.filter((other) => other !== account)
  return left.length === 0 || left.some((other) => isWayIn(other) && other.type !== 'passkey')
}

/** Finds an account among others. */
export const isNamed =
  ({ type, key }: AccountName) =>
  (account: AccountName): boolean =>
    account.type === type && account.key === key

const neverSignsIn: ReadonlySet<string> = new Set(['smart_wallet', 'cross_app'])
