import type { LinkedAccount, LinkedAccountType } from './LinkedAccount.ts'
import type { User, UserRecord } from './User.ts'

/** The shortcut that stands for the first account of a kind. */
export const shortcuts = {
  email: 'email',
  phone: 'phone',
  wallet: 'wallet',
  smart_wallet: 'smartWallet',
  google_oauth: 'google',
  twitter_oauth: 'twitter',
  discord_oauth: 'discord',
  github_oauth: 'github',
  spotify_oauth: 'spotify',
  instagram_oauth: 'instagram',
  tiktok_oauth: 'tiktok',
  line_oauth: 'line',
  twitch_oauth: 'twitch',
  linkedin_oauth: 'linkedin',
  apple_oauth: 'apple',
  farcaster: 'farcaster',
  telegram: 'telegram',
} as const satisfies { [type in LinkedAccountType]?: keyof User }

const derived: ReadonlySet<string> = new Set(Object.values(shortcuts))

/** Adds the shortcuts to what is stored of a person: the earliest verified account of each kind, without its times. */
export function toUser(record: UserRecord): User {
  const user: User = toRecord(record)
  const oldestFirst = [...record.linkedAccounts].sort((a, b) => firstVerified(a) - firstVerified(b))
  for (const account of oldestFirst) {
    const shortcut = shortcuts[account.type as keyof typeof shortcuts]
    if (!shortcut || user[shortcut]) continue
    const { type: _type, verifiedAt: _at, firstVerifiedAt: _first, latestVerifiedAt: _latest, ...fields } = account
    Object.assign(user, { [shortcut]: fields })
  }
  return user
}

/** The person without the shortcuts, which are never stored, sent, or believed of others. */
export function toRecord(user: UserRecord): UserRecord {
  return Object.fromEntries(Object.entries(user).filter(([name]) => !derived.has(name))) as unknown as UserRecord
}

const firstVerified = (account: LinkedAccount) => account.firstVerifiedAt?.getTime() ?? 0
