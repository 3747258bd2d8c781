import type { Catalogue } from '../messages/Message.ts'

/** What the button says. */
export const grantMessages = {
  'grant.trigger': 'Let the server act…',
  'grant.trigger.wallet': 'Let the server act… for {wallet}',
  'grant.pending': 'Allowing…',
  'grant.pending.passkey': 'Confirm with your passkey.',
  'grant.slow': 'Still waiting. You can close this; the result will show here.',
  'grant.done': '{app} can now act for you with {wallet}.',
  'grant.failed': 'Nothing was allowed.',
  'grant.unknown': 'We can’t tell if it worked.',
} as const satisfies Catalogue
