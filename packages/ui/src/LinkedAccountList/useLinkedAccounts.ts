'use client'
import type { AccountName, LinkedAccount } from '@latchkey/core'
import { useUnlinkAccount, useUser } from '@latchkey/react'
import { useCallback } from 'react'
import { doOrReread } from '../parts/doOrReread.ts'
import { signsIn } from './signsIn.ts'
import { nameKey } from './toAccountKey.ts'
import { toAccountName } from './toAccountName.ts'

export type Unlink = (account: AccountName) => Promise<void>

/** What the person has linked, without a look; and how to unlink it. */
export function useLinkedAccounts(filter: (account: LinkedAccount) => boolean) {
  const { user, refreshUser } = useUser()
  const { canUnlink, unlinkAccount } = useUnlinkAccount()
  const linked = user?.linkedAccounts ?? []
  const waysIn = linked.filter(signsIn)

  /** Unlinks one; where the answer was lost, reads whether it worked. Rejects with what it is known to have failed by. */
  const unlink = useCallback<Unlink>(
    (name) => {
      const key = nameKey(name)
      const has = (account: LinkedAccount) => {
        const own = toAccountName(account)
        return own !== undefined && nameKey(own) === key
      }
      return doOrReread(() => unlinkAccount(name), {
        read: refreshUser,
        isDone: ({ linkedAccounts }) => !linkedAccounts.some(has),
      })
    },
    [unlinkAccount, refreshUser],
  )

  return {
    linked,
    accounts: linked.filter(filter),
    /** Without it nobody could sign in as this person, so it stays for now. */
    onlyWayIn: waysIn.length === 1 ? waysIn[0] : undefined,
    /** Absent where the backend has no such thing. */
    unlink: canUnlink ? unlink : undefined,
  }
}
