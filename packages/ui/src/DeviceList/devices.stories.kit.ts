import type { Device } from '@latchkey/core'
import { ada, fails, hangs, type FakeScript } from '@latchkey/core/fake'
import type { StateScript } from '../stories/States.stories.kit.tsx'

const device = (id: string, createdAt: string, lastUsedAt: string): Device => ({
  id,
  createdAt: new Date(createdAt),
  lastUsedAt: new Date(lastUsedAt),
  current: id === 'here',
})

export const here = device('here', '2026-11-03T08:12:00Z', '2026-11-21T08:58:00Z')
export const phone = device('phone', '2026-10-18T19:40:00Z', '2026-11-21T06:05:00Z')
export const library = device('library', '2026-11-14T15:02:00Z', '2026-11-14T15:31:00Z')

/** A backend where Ada is signed in on these devices. */
export function signedInOn(...all: Device[]): FakeScript {
  let devices = all
  return {
    user: ada,
    listDevices: async () => devices,
    signOutDevices: async ({ deviceId }) =>
      (devices = devices.filter(({ id, current }) => current || (deviceId !== undefined && id !== deviceId))),
  }
}

const three = () => signedInOn(here, phone, library)
const signOut = /^Sign out the device that signed in Oct 18/
const others = /^Sign out everywhere else$/
const confirm = /^Sign out$/

/** How a DeviceList gets into each of its states. */
export const deviceStates: StateScript[] = [
  { name: 'loading', script: { restore: hangs } },
  { name: 'loading', note: 'the person is known', script: { user: ada, listDevices: hangs } },
  { name: 'unauthenticated', script: { user: null } },
  { name: 'error', note: 'only the list fails', script: { user: ada, listDevices: fails('internal_error') } },
  { name: 'ready', script: three() },
  { name: 'ready', note: 'alone', script: signedInOn(here), shows: /nowhere else/ },
  { name: 'ready', note: 'signing one out', script: { ...three(), signOutDevices: hangs }, press: [signOut] },
  {
    name: 'ready',
    note: 'one failed',
    script: { ...three(), signOutDevices: fails('rate_limited') },
    press: [signOut],
    shows: /It’s still signed in/,
  },
  {
    name: 'ready',
    note: 'no answer',
    script: { ...three(), signOutDevices: fails('timeout') },
    press: [signOut],
    shows: /can’t tell if it was signed out/,
  },
  { name: 'ready', note: 'asking before all others', script: three(), press: [others] },
  {
    name: 'ready',
    note: 'all others failed',
    script: { ...three(), signOutDevices: fails('offline') },
    press: [others, confirm],
    shows: /The others are still signed in/,
  },
]
