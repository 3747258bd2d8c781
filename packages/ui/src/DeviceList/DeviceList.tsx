'use client'
import { useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../messages/useMessages.ts'
import { Announcer } from '../parts/Announcer.tsx'
import type { ListState } from '../parts/ListState.ts'
import { Section, type HeadingLevel } from '../parts/Section.tsx'
import { ShowMore } from '../parts/ShowMore.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { slot, type Slot } from '../parts/Slot.ts'
import { Unreachable } from '../parts/Unreachable.tsx'
import { useFocusAfterRow } from '../parts/useFocusAfterRow.ts'
import { useShowMore } from '../parts/useShowMore.ts'
import { deviceMessages } from './deviceMessages.ts'
import { DeviceRow } from './DeviceRow.tsx'
import { SignOutOthers } from './SignOutOthers.tsx'
import { useDeviceList } from './useDeviceList.ts'

export interface DeviceListProps extends Slot<ListState> {
  /** Whether all others can be signed out at once. Default true. */
  showSignOutOthers?: boolean
  /** Default 2. */
  headingLevel?: HeadingLevel
}

/** Where the person is signed in, this device first; and the end of it on one other device, or on all others. */
export function DeviceList({ showSignOutOthers = true, headingLevel, ...root }: DeviceListProps) {
  const say = useMessages(deviceMessages)
  const { state, devices, retry, signOut } = useDeviceList()
  const { shown, next, showMore } = useShowMore(devices)
  const [result, setResult] = useState<ReactNode>()
  const element = useRef<HTMLDivElement>(null)
  const leave = useFocusAfterRow(
    element,
    devices.map(({ id }) => id),
  )
  const others = devices.filter(({ current }) => !current).length

  return (
    <Announcer>
      <div ref={element} {...slot('device-list', state, root)} hidden={state.status === 'unsupported'}>
        <Section title={say('devices.title')} headingLevel={headingLevel} busy={state.status === 'loading'}>
          {state.status === 'loading' && <Skeleton rows={1} />}
          {state.status === 'unauthenticated' && <p data-part="note">{say('devices.signedOut')}</p>}
          {state.status === 'error' && <Unreachable error={state.error} onRetry={retry} />}
          {state.status === 'empty' && <p data-part="note">{say('devices.empty')}</p>}
          {state.status === 'ready' && (
            <ul data-part="rows">
              {shown.map((device) => (
                <DeviceRow
                  key={device.id}
                  {...{ device, say, signOut }}
                  onGone={() => leave(device.id)}
                  onResult={setResult}
                />
              ))}
            </ul>
          )}
          <ShowMore next={next} onPress={showMore} />
          {state.status === 'ready' && others === 0 && !result && <p data-part="note">{say('devices.alone')}</p>}
          {state.status === 'ready' && showSignOutOthers && (
            <SignOutOthers {...{ others, say, signOut }} onResult={setResult} />
          )}
          <p role="status" data-part="result">
            {result}
          </p>
        </Section>
      </div>
    </Announcer>
  )
}
