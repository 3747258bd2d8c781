'use client'
import type { Device, LatchkeyError } from '@latchkey/core'
import { useDevices } from '@latchkey/react'
import { isUnsure } from '../parts/isUnsure.ts'
import { useQueriedList } from '../parts/useQueriedList.ts'

/** Where the person is signed in, without a look; and how to end it there. */
export function useDeviceList() {
  const { data: devices, error, refetch, signOutDevices } = useDevices()
  const state = useQueriedList({ data: devices, error })

  /** Signs out one device, or all others; where the answer was lost, reads whether it worked. Rejects with what it is known to have failed by. */
  async function signOut(device?: Device): Promise<void> {
    try {
      await signOutDevices(device && { deviceId: device.id })
    } catch (caught) {
      if (!isUnsure(caught as LatchkeyError)) throw caught
      const { data: now, error: unread } = await refetch()
      const isThere = (each: Device) => (device ? each.id === device.id : !each.current)
      if (unread || !now || now.some(isThere)) throw caught
    }
  }

  return { state, devices: devices ?? [], retry: error ? refetch : undefined, signOut }
}

export type SignOut = ReturnType<typeof useDeviceList>['signOut']
