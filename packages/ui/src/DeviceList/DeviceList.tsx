'use client'
import { useMessages } from '../messages/useMessages.ts'
import { List, type ListProps } from '../parts/List.tsx'
import { deviceMessages } from './deviceMessages.ts'
import { DeviceRow } from './DeviceRow.tsx'
import { SignOutOthers } from './SignOutOthers.tsx'
import { useDeviceList } from './useDeviceList.ts'

export interface DeviceListProps extends ListProps {
  /** Whether all others can be signed out at once. Default true. */
  showSignOutOthers?: boolean
}

/** Where the person is signed in, this device first; and the end of it on one other device, or on all others. */
export function DeviceList({ showSignOutOthers = true, ...root }: DeviceListProps) {
  const say = useMessages(deviceMessages)
  const { state, devices, retry, signOut } = useDeviceList()
  const others = devices.filter(({ current }) => !current).length
  const isReady = state.status === 'ready'

  return (
    <List
      name="device-list"
      {...{ root, state, retry }}
      title={say('devices.title')}
      signedOut={say('devices.signedOut')}
      empty={say('devices.empty')}
      items={devices}
      toKey={({ id }) => id}
      row={(device, ends) => <DeviceRow {...{ device, say, signOut, ends }} />}
      after={(ends, result) =>
        isReady && (
          <>
            {others === 0 && !result && <p data-part="note">{say('devices.alone')}</p>}
            {showSignOutOthers && <SignOutOthers {...{ others, say, signOut, ends }} />}
          </>
        )
      }
    />
  )
}
