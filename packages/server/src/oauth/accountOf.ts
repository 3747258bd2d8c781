import type { OAuthProvider } from '@latchkey/core'
import { emailAddress, httpsUrl } from '@latchkey/core/wire'
import { normaliseEmail } from '../people/email.ts'
import type { ProvenAccount } from '../people/linkAccount.ts'
import type { AccountRow } from '../store/Store.ts'
import type { OAuthProfile } from './OAuthProfile.ts'
import { unexpected } from './refused.ts'

/** The kind of account that a provider's people have. */
export const accountType = (provider: OAuthProvider): AccountRow['type'] =>
  provider.startsWith('custom:') ? (provider as `custom:${string}`) : (`${provider}_oauth` as 'google_oauth')

/** The account that a provider vouches for: found by its subject alone, so that no address or name can stand for somebody. */
export function accountOf(provider: OAuthProvider, profile: OAuthProfile): ProvenAccount {
  const type = accountType(provider)
  const key = subjectOf(profile.subject)
  const data: Record<string, unknown> = { subject: key }
  for (const name of members[type] ?? members['custom:']!) data[name] = clean[name]!(profile[name])
  if (type === 'google_oauth' && data['email'] === null)
    throw unexpected('Google has not verified the e-mail address of this account; verify it there first')
  return { type, key, data }
}

type Member = Exclude<keyof OAuthProfile, 'subject'>

/** What each kind of account holds beside its subject. */
const members: Record<string, readonly Member[]> = {
  google_oauth: ['email', 'name'],
  twitter_oauth: ['username', 'name', 'profile_picture_url'],
  discord_oauth: ['username', 'email'],
  github_oauth: ['username', 'name', 'email'],
  spotify_oauth: ['email', 'name'],
  tiktok_oauth: ['username', 'name'],
  instagram_oauth: ['username'],
  twitch_oauth: ['username'],
  line_oauth: ['name', 'email', 'profile_picture_url'],
  linkedin_oauth: ['name', 'email', 'vanity_name'],
  apple_oauth: ['email'],
  'custom:': ['name', 'username', 'email', 'profile_picture_url'],
}

/** One line of at most 256 characters, or nothing. */
function line(value: unknown): string | null {
  if (typeof value !== 'string') return null
  return value.slice(0, 256).replace(unseen, '').trim() || null
}

/** What nobody sees, what turns a line around, and halves of characters. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

function email(value: unknown): string | null {
  try {
    return normaliseEmail(emailAddress(value, 'email') as string)
  } catch {
    return null
  }
}

const clean: Record<Member, (value: unknown) => string | null> = {
  email,
  name: line,
  username: line,
  vanity_name: line,
  profile_picture_url: httpsUrl,
}

function subjectOf(value: unknown): string {
  const subject = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof subject === 'string' && /^[\x21-\x7e]{1,256}$/.test(subject)) return subject
  throw unexpected('the provider named nobody by an id that can be kept')
}
