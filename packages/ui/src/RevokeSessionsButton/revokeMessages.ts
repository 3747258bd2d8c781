import type { Catalogue } from '../messages/Message.ts'
import { waitingMessages } from './waitingMessages.ts'

export const revokeMessages = {
  ...waitingMessages,
  'revoke.trigger.wallet': 'Revoke server access for {wallet}',
  'revoke.signedOut': 'Sign in to see who can act for you.',
  'revoke.empty': 'No server access. Nothing can act for you right now.',
  'revoke.unsupported': 'Server access can’t be revoked here. Ask {app} to stop using your wallet.',
  'revoke.title': { '=1': 'Revoke server access?', other: 'Revoke server access for {n} wallets?' },
  'revoke.question': {
    '=1': '{app} won’t be able to use {wallet} when you’re not here. Scheduled actions will stop. What was signed or sent before stays valid.',
    other:
      '{app} won’t be able to use these wallets when you’re not here. Scheduled actions will stop. What was signed or sent before stays valid.',
  },
  'revoke.together': '{app} revokes all wallets together.',
  'revoke.keep': 'Keep access',
  'revoke.close': 'Close',
  'revoke.confirm': 'Revoke access',
  'revoke.pending': 'Revoking…',
  'revoke.slow': 'Still working. You can close this; the result will show here.',
  'revoke.done': {
    '=1': 'Server access revoked for {wallet}.',
    other: 'Server access revoked for {n} wallets.',
  },
  'revoke.done.receipt': 'Save the receipt',
  'revoke.done.eventual': 'It may take a moment to stop everywhere.',
  'revoke.partial': {
    '=1': '{ok} of {total} revoked. {wallet} may still have server access.',
    other: '{ok} of {total} revoked. {n} wallets may still have server access.',
  },
  'revoke.failed': {
    '=1': 'Nothing was revoked. {app} can still use {wallet}.',
    other: 'Nothing was revoked. {app} can still use {n} wallets.',
  },
  'revoke.checking': 'We couldn’t confirm this. Checking…',
  'revoke.unknown': {
    '=1': 'We can’t tell if it worked. {wallet} may still have server access.',
    other: 'We can’t tell if it worked. {n} wallets may still have server access.',
  },
  'revoke.again': 'Try again',
  'revoke.check': 'Check again',
} as const satisfies Catalogue
