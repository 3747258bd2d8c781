import type { Catalogue } from '../messages/Message.ts'

export const profileMessages = {
  'profile.label': 'Your profile',
  'profile.unnamed': 'Your profile',
  'profile.guest': 'Guest',
  'profile.guest.note': 'Guest account. Nothing is linked yet, so only this device can open it.',
  'profile.created': 'Created {date}',
  'profile.signedOut': 'Sign in to see your profile.',
  'profile.access': {
    one: '{n} wallet can be used by {app}’s server.',
    other: '{n} wallets can be used by {app}’s server.',
  },
} as const satisfies Catalogue
