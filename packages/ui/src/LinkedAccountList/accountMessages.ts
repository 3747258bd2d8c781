import type { Catalogue } from '../messages/Message.ts'

export const accountMessages = {
  'accounts.title': 'Linked accounts',
  'accounts.empty': 'No linked accounts.',
  'accounts.signedOut': 'Sign in to see your linked accounts.',
  'accounts.since': 'Since {date}',
  'accounts.wallet': 'Wallet',
  'accounts.smart_wallet': 'Smart wallet',
  'accounts.email': 'Email',
  'accounts.phone': 'Phone',
  'accounts.custom_auth': 'App account',
  'accounts.passkey': 'Passkey',
  'accounts.passkey.mfa': 'Also confirms sensitive actions',
  'accounts.passkey.unnamed': 'Unnamed passkey',
  'accounts.custom': 'Sign-in with {name}',
  'accounts.cross_app': 'Account at {app}',
  'accounts.cross_app.wallets': { one: '{n} wallet', other: '{n} wallets' },
  'accounts.farcaster.signer': 'Can post for you; may have been revoked in Farcaster',
  'accounts.unknown': 'Account of a new kind ({kind})',
} as const satisfies Catalogue
