'use client'
import type { Device } from '@latchkey/core'
import { useDevices } from '@latchkey/react'
import { doOrReread } from '../parts/doOrReread.ts'
import { useQueriedList } from '../parts/useQueriedList.ts'

/** Where the person is signed in, without a look; and how to end it there. */
export function useDeviceList() {
  const { data: devices, error, refetch, signOutDevices } = useDevices()
  const state = useQueriedList({ data: devices, error })

  /** Signs out one device, or all others; where the answer was lost, reads whether it worked. Rejects with what it is known to have failed by. */
  const signOut = (device?: Device): Promise<void> =>
    doOrReread(() => signOutDevices(device && { deviceId: device.id }), {
      read: async () => (await refetch({ throwOnError: true })).data,
      isDone: (now) => !now.some((each) => (device ? each.id === device.id : !each.current)),
    })

  return { state, devices: devices ?? [], retry: error ? refetch : undefined, signOut }
}

export type SignOut = ReturnType<typeof useDeviceList>['signOut']
