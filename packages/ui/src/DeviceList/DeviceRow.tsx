'use client'
import type { Device } from '@latchkey/core'
import type { ReactNode } from 'react'
import type { Say } from '../messages/useMessages.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { Time } from '../parts/Time.tsx'
import type { deviceMessages } from './deviceMessages.ts'
import { SignOutDevice } from './SignOutDevice.tsx'
import type { SignOut } from './useDeviceList.ts'

export interface DeviceRowProps {
  device: Device
  signOut: SignOut
  say: Say<typeof deviceMessages>
  /** It is signed out, and its row goes in a moment. */
  onGone: () => void
  onResult: (result: ReactNode) => void
}

/** One place where the person is signed in: whether it is this one, since when, and when it was last used. */
export function DeviceRow({ device, say, ...rest }: DeviceRowProps) {
  const { createdAt, lastUsedAt, current } = device
  return (
    <li data-part="row" data-current={current ? '' : undefined}>
      <span data-part="mark" aria-hidden="true">
        <Glyph name="device" />
      </span>
      <div data-part="main">
        <div data-part="about">
          <div data-part="name">
            <span>{say(current ? 'devices.current' : 'devices.other')}</span>
          </div>
          <ul data-part="facts">
            <li>{say('devices.since', { date: <Time as="moment" at={createdAt} /> })}</li>
            {!current && <li>{say('devices.used', { ago: <Time as="relative" at={lastUsedAt} /> })}</li>}
          </ul>
        </div>
        {!current && <SignOutDevice {...{ device, say }} {...rest} />}
      </div>
    </li>
  )
}
