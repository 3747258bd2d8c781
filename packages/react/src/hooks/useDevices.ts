'use client'
import { listDevices, signOutDevices, type Session, type SignOutDevicesParameters } from '@latchkey/core'
import { useEffect } from 'react'
import { useLatchkeyQueryClient } from '../provider/useLatchkeyQueryClient.ts'
import { useSession } from '../provider/SessionContext.ts'
import { usePersonChange } from './usePersonChange.ts'
import { usePersonKey, usePersonList } from './usePersonList.ts'

/** Where the person is signed in, this device first: a query, and beside it a mutation that signs one other device out, or all others. */
export function useDevices() {
  const session = useSession()
  const queryClient = useLatchkeyQueryClient()
  const devices = usePersonList('devices', listDevices)
  const key = usePersonKey('devices')
  const signingOut = usePersonChange<SignOutDevicesParameters | void, unknown>(key, signOutFromHook)
  // Who signs in or out elsewhere changes nothing of the person, so the list is read again on any news.
  useEffect(
    () =>
      session.listen(({ type }) => {
        if (type === 'news') void queryClient.invalidateQueries({ queryKey: key })
      }),
    [session, queryClient, key],
  )
  return { ...devices, signingOut, signOutDevices: signingOut.mutateAsync }
}

const signOutFromHook = (session: Session, parameters: SignOutDevicesParameters | void) =>
  signOutDevices(session, parameters ?? {})
