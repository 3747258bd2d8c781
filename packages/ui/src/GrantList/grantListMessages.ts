import type { Catalogue } from '../messages/Message.ts'

export const grantListMessages = {
  'grants.title': 'Server access',
  'grants.signedOut': 'Sign in to see who may use your wallets.',
  'grants.empty': '{app}’s server has no access to your wallets.',
  'grants.active': 'On',
  'grants.ended.user': 'You ended it',
  'grants.ended.app': '{app} ended it',
  'grants.ended.expiry': 'It lapsed',
  'grants.since': 'Since {date}',
  'grants.until': 'Ends {date}',
  'grants.endedAt': 'Ended {date}',
  'grants.used': { '=1': 'Used once, {ago}', other: 'Used {n} times, last {ago}' },
  'grants.unused': 'Never used',
  'grants.terms': 'What it may do',
  'grants.terms.ended': 'What it could do',
} as const satisfies Catalogue
