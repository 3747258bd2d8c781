'use client'
import type { OwnPasskey } from '@latchkey/core'
import { usePasskeys, useRecovery, useUser } from '@latchkey/react'
import { doOrReread } from '../parts/doOrReread.ts'
import { useQueriedList } from '../parts/useQueriedList.ts'
import { readPasskeys, type PasskeyEntry } from './readPasskeys.ts'

/** The person's passkeys without a look: each with what hangs on it, and what can be done about them. */
export function usePasskeyList() {
  const { user } = useUser()
  const { data: passkeys, error, refetch, addPasskey, renamePasskey, removePasskey } = usePasskeys()
  const { data: ways, error: waysError } = useRecovery()
  // What each one opens decides about its buttons, so rows wait for it; without an answer the backend decides.
  const data = ways || waysError ? passkeys : undefined
  const entries: PasskeyEntry[] = user && data ? readPasskeys({ user, passkeys: data, ways }) : []
  const state = useQueriedList({ data, error })

  /** Takes a passkey away; where the answer was lost, reads whether it is gone. Rejects with what it is known to have failed by. */
  const remove = ({ credentialId }: OwnPasskey, passcode?: string): Promise<void> =>
    doOrReread(() => removePasskey({ credentialId, ...(passcode && { passcode }) }), {
      read: async () => (await refetch({ throwOnError: true })).data,
      isDone: (now) => !now.some((each) => each.credentialId === credentialId),
    })

  return {
    state,
    entries,
    opensByPasskey: ways?.some(({ method }) => method === 'user-passkey') ?? false,
    opensByPasscode: ways?.some(({ method }) => method === 'user-passcode') ?? false,
    retry: error ? refetch : undefined,
    add: addPasskey,
    rename: renamePasskey,
    remove,
  }
}

export type PasskeyActions = Pick<ReturnType<typeof usePasskeyList>, 'add' | 'rename' | 'remove'>
