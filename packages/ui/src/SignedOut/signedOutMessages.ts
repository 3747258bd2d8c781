import type { Catalogue } from '../messages/Message.ts'

export const signedOutMessages = {
  'signedOut.title': 'You’re signed out',
  'signedOut.about': 'Sign in to {app} to go on.',
  'signedOut.signIn': 'Sign in',
} as const satisfies Catalogue
