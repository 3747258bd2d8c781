/** A linked account as it travels (snake_case, seconds). */
export type WireAccount = Record<string, unknown> & { type: string }

/** A linked account inside an identity token. Privy's short names; `delegated` is ours. */
export function shortEntry(account: WireAccount): Record<string, unknown> {
  const { type } = account
  const fields = kinds[type] ?? (type.startsWith('custom:') ? ['subject', 'username'] : [])
  const entry: Record<string, unknown> = { type }
  for (const field of fields) {
    const [wire, short = wire] = field.split('>') as [string, string?]
    if (account[wire] !== undefined) entry[short] = account[wire]
  }
  return { ...entry, lv: account['latest_verified_at'] ?? null }
}

/** Whether an entry of this kind is one that we write. */
export const isShortKind = (type: string) => Object.hasOwn(kinds, type) || type.startsWith('custom:')

/** The least that still tells accounts apart, for people who have too many. */
export function lightEntry(account: WireAccount): Record<string, unknown> {
  const entry: Record<string, unknown> = { type: account.type }
  for (const field of account['delegated'] ? [...certain, 'id'] : certain) {
    const [wire, short = wire] = field.split('>') as [string, string?]
    if (account[wire] !== undefined) entry[short] = account[wire]
  }
  return entry
}

/** What makes an account that one account, and, of wallets, whether the app's server may sign. */
const certain = [
  'address',
  'subject',
  'phoneNumber>phone_number',
  'owner_address>oa',
  'custom_user_id',
  'telegram_user_id',
  'credential_id',
  'chain_type',
  'wallet_client_type',
  'delegated',
]

/** `wire>short` where the token has a name of its own. */
const kinds: Record<string, string[] | undefined> = {
  email: ['address'],
  phone: ['phoneNumber>phone_number'],
  wallet: ['id', 'address', 'chain_type', 'wallet_client_type', 'delegated'],
  smart_wallet: ['address', 'smart_wallet_type'],
  cross_app: ['subject', 'provider_app_id', 'embedded_wallets', 'smart_wallets'],
  farcaster: ['fid', 'username', 'owner_address>oa'],
  twitter_oauth: ['subject', 'username', 'name', 'profile_picture_url>pfp'],
  google_oauth: ['subject', 'email', 'name'],
  line_oauth: ['subject', 'name', 'email', 'profile_picture_url'],
  discord_oauth: ['subject', 'username'],
  github_oauth: ['subject', 'username'],
  instagram_oauth: ['subject', 'username'],
  tiktok_oauth: ['subject', 'username'],
  twitch_oauth: ['subject', 'username'],
  spotify_oauth: ['subject', 'email'],
  linkedin_oauth: ['subject', 'email'],
  apple_oauth: ['subject', 'email'],
  custom_auth: ['custom_user_id'],
  telegram: ['telegram_user_id', 'username'],
  passkey: ['credential_id'],
}
