'use client'
import type { Device } from '@latchkey/core'
import type { Say } from '../messages/useMessages.ts'
import { Glyph } from '../parts/Glyph.tsx'
import type { ListEnds } from '../parts/ListEnds.ts'
import { Row } from '../parts/Row.tsx'
import { Sign } from '../parts/Sign.tsx'
import { Time } from '../parts/Time.tsx'
import type { deviceMessages } from './deviceMessages.ts'
import { SignOutDevice } from './SignOutDevice.tsx'
import type { SignOut } from './useDeviceList.ts'

export interface DeviceRowProps {
  device: Device
  signOut: SignOut
  say: Say<typeof deviceMessages>
  ends: ListEnds
}

/** One place where the person is signed in: whether it is this one, since when, and when it was last used. */
export function DeviceRow({ device, say, ...rest }: DeviceRowProps) {
  const { createdAt, lastUsedAt, current } = device
  return (
    <Row
      data-current={current ? '' : undefined}
      mark={
        <Sign>
          <Glyph name="device" />
        </Sign>
      }
      name={<span>{say(current ? 'devices.current' : 'devices.other')}</span>}
      facts={[
        say('devices.since', { date: <Time as="moment" at={createdAt} /> }),
        !current && say('devices.used', { ago: <Time as="relative" at={lastUsedAt} /> }),
      ]}
    >
      {!current && <SignOutDevice {...{ device, say }} {...rest} />}
    </Row>
  )
}
