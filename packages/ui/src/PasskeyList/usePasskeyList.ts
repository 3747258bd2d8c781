'use client'
import { LatchkeyError, type OwnPasskey } from '@latchkey/core'
import { usePasskeys, useRecovery, useUser } from '@latchkey/react'
import { isUnsure } from '../parts/isUnsure.ts'
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
  async function remove({ credentialId }: OwnPasskey, passcode?: string): Promise<void> {
    try {
      await removePasskey({ credentialId, ...(passcode && { passcode }) })
    } catch (caught) {
      if (!isUnsure(caught as LatchkeyError)) throw caught
      const { data: now, error: unread } = await refetch()
      if (unread || !now || now.some((each) => each.credentialId === credentialId)) throw caught
    }
  }

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
