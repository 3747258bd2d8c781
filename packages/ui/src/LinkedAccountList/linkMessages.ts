import type { Catalogue } from '../messages/Message.ts'

export const linkMessages = {
  'accounts.only': 'Your only way to sign in. Link another one to unlink it.',
  'accounts.unlink': 'Unlink',
  'accounts.unlink.named': 'Unlink {name}',
  'accounts.unlink.title': 'Unlink {name}?',
  'accounts.unlink.about': 'You can’t sign in with it any more. Your wallets stay. A passkey may be asked to confirm.',
  'accounts.unlink.keep': 'Keep it',
  'accounts.unlink.failed': 'It’s still linked.',
  'accounts.unlink.unknown': 'We can’t tell if it was unlinked.',
  'accounts.unlink.done': '{name} is unlinked.',
  'accounts.link.about': 'Link another way to sign in',
  'accounts.link': 'Link {provider}',
  'accounts.link.email': 'Link an email address',
  'accounts.link.phone': 'Link a phone number',
  'accounts.link.solana': 'Link a Solana wallet',
  'accounts.link.wallet': 'Link a wallet',
  'accounts.link.confirm': 'Link',
  'accounts.link.cancel': 'Cancel',
  'accounts.link.done': 'It’s linked. You can sign in with it from now on.',
  'accounts.link.failed': 'Nothing was linked.',
  'accounts.link.taken':
    'Nothing was linked: it belongs to another account here. Sign in with it to use that one, or to unlink it there.',
  'accounts.move.needed': 'It belongs to another account here. You’ve shown that it’s yours, so you can move it.',
  'accounts.move': 'Move it here',
  'accounts.move.title': 'Move it to this account?',
  'accounts.move.about':
    'It will sign you in to this account, and no longer to the other one. What else the other one has stays there.',
  'accounts.move.keep': 'Leave it there',
  'accounts.move.unknown': 'We can’t tell if it was moved.',
} as const satisfies Catalogue
