import type { Catalogue } from '../messages/Message.ts'

export const deviceMessages = {
  'devices.title': 'Where you’re signed in',
  'devices.signedOut': 'Sign in to see where you’re signed in.',
  'devices.empty': 'No device is listed.',
  'devices.current': 'This device',
  'devices.other': 'Another device',
  'devices.since': 'Signed in {date}',
  'devices.used': 'Last active {ago}',
  'devices.alone': 'You’re signed in nowhere else.',
  'devices.signOut': 'Sign out',
  'devices.signOut.named': 'Sign out the device that signed in {date}',
  'devices.signOut.done': 'That device is signed out.',
  'devices.signOut.failed': 'It’s still signed in.',
  'devices.signOut.unknown': 'We can’t tell if it was signed out.',
  'devices.others': 'Sign out everywhere else',
  'devices.others.title': {
    '=1': 'Sign out the other device?',
    one: 'Sign out {n} other device?',
    other: 'Sign out {n} other devices?',
  },
  'devices.others.about': 'You stay signed in here. There, whoever goes on has to sign in again.',
  'devices.others.keep': 'Leave them',
  'devices.others.confirm': 'Sign out',
  'devices.others.done': 'Now you’re signed in on this device only.',
  'devices.others.failed': 'The others are still signed in.',
  'devices.others.unknown': 'We can’t tell if the others were signed out.',
} as const satisfies Catalogue
