import type { Catalogue } from '../messages/Message.ts'

export const userButtonMessages = {
  'userButton.label': 'Your account',
  'userButton.named': 'Your account: {name}',
  'userButton.profile': 'Profile',
  'userButton.signOut': 'Sign out',
} as const satisfies Catalogue
