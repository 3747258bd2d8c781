import type { Session } from '../session/createSession.ts'
import { runForList } from './runForList.ts'

export interface SignOutDevicesParameters {
  /** Absent: all but this one. */
  deviceId?: string
}

/** Signs the person out on one other device, or on all others; gives where they are still signed in. This device's own way is `logout`. */
export const signOutDevices = (session: Session, { deviceId }: SignOutDevicesParameters = {}) =>
  runForList(session, 'signOutDevices', deviceId === undefined ? {} : { deviceId })
