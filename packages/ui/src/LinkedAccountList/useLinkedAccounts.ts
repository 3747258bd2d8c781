'use client'
import type { AccountName, LinkedAccount, User } from '@latchkey/core'
import { useUnlinkAccount, useUser } from '@latchkey/react'
import { doOrReread } from '../parts/doOrReread.ts'
import { signsIn } from './signsIn.ts'
import { toAccountName } from './toAccountName.ts'

/** An account with what can be done about it. */
export interface AccountEntry {
  key: string
  account: LinkedAccount
  /** By which it is unlinked; absent where it stays. */
  name?: AccountName
  /** Without it nobody could sign in as this person, so it stays for now. */
  isOnlyWayIn: boolean
}

/** What the person has linked, without a look; and how to unlink it. */
export function useLinkedAccounts(filter: (account: LinkedAccount) => boolean) {
  const { user, refreshUser } = useUser()
  const { canUnlink, unlinkAccount } = useUnlinkAccount()
  const waysIn = user?.linkedAccounts.filter(signsIn).length

  function toEntry(account: LinkedAccount, index: number): AccountEntry {
    const name = toAccountName(account)
    const isOnlyWayIn = waysIn === 1 && signsIn(account)
    const key = name ? keyOf(name) : `${account.type}:${index}`
    return { key, account, isOnlyWayIn, ...(name && canUnlink && !isOnlyWayIn && { name }) }
  }

  /** Unlinks one; where the answer was lost, reads whether it worked. Rejects with what it is known to have failed by. */
  const unlink = (name: AccountName): Promise<void> =>
    doOrReread(() => unlinkAccount(name), { read: refreshUser, isDone: (now) => !has(now, name) })

  const linked = user?.linkedAccounts ?? []
  return { linked, accounts: linked.filter(filter), toEntry, unlink }
}

const keyOf = (name: AccountName) => Object.values(name).join(':')

function has({ linkedAccounts }: User, name: AccountName): boolean {
  const names = linkedAccounts.flatMap((account) => toAccountName(account) ?? [])
  return names.some((each) => keyOf(each) === keyOf(name))
}
