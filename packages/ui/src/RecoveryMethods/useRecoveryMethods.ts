'use client'
import { useCapabilities, usePasskeys, useRecovery, useUser } from '@latchkey/react'
import { doOrReread } from '../parts/doOrReread.ts'
import { useQueriedList } from '../parts/useQueriedList.ts'
import { readWays, type WayEntry } from './readWays.ts'

/** What opens the person's wallets, without a look: each way with what hangs on it, and what can be done about them. */
export function useRecoveryMethods() {
  const { user } = useUser()
  const { wallets: can } = useCapabilities()
  const { data: ways, error, refetch, addRecoveryMethod, removeRecoveryMethod } = useRecovery()
  const { data: passkeys, error: passkeysError } = usePasskeys()
  // Names come from the passkeys, so rows wait for them; without an answer they go without names.
  const data = passkeys || passkeysError ? ways : undefined
  const { entries, closed } = readWays({ ways: (user && data) || [], passkeys })
  const state = useQueriedList({ data, error })
  const offers = (method: 'user-passkey' | 'user-passcode') => can?.recoveryMethods.includes(method) ?? false

  /** Ends one way; where the answer was lost, reads whether it has ended. Rejects with what it is known to have failed by. */
  function remove({ key, way: { method, credentialId = '' } }: WayEntry, passcode?: string): Promise<void> {
    const which = method === 'user-passcode' ? { method } : { method, credentialId }
    return doOrReread(() => removeRecoveryMethod({ ...which, ...(passcode && { passcode }) }), {
      read: async () => (await refetch({ throwOnError: true })).data,
      isDone: (now) => !readWays({ ways: now, passkeys }).entries.some((each) => each.key === key),
    })
  }

  return {
    state,
    entries,
    /** The person's passkeys that do not open the wallets yet. */
    closed: offers('user-passkey') ? closed : [],
    hasPasscode: entries.some(({ way }) => way.method === 'user-passcode'),
    opensByPasskey: entries.some(({ way }) => way.method === 'user-passkey'),
    offersPasscode: offers('user-passcode'),
    retry: error ? refetch : undefined,
    add: addRecoveryMethod,
    remove,
  }
}

export type RecoveryActions = Pick<ReturnType<typeof useRecoveryMethods>, 'add' | 'remove' | 'opensByPasskey'>
