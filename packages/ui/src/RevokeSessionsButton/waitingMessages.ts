import type { Catalogue } from '../messages/Message.ts'

export const waitingMessages = {
  'revoke.trigger': { '=1': 'Revoke server access', other: 'Revoke server access ({n} wallets)' },
  'revoke.loading': 'Looking who can act for you…',
  'revoke.lost': 'This part of the page didn’t load. Reload the page to revoke server access.',
} as const satisfies Catalogue
