import type { LinkedAccount, LinkedAccountKinds } from '@latchkey/core'
import type { accountMessages } from './accountMessages.ts'

type Named = Exclude<keyof LinkedAccountKinds, `custom:${string}`>
type AccountKey = keyof typeof accountMessages

/** What a list shows of an account. Every text came from elsewhere and may be anything. */
export interface AccountDescription {
  /** Whose mark to draw. */
  mark: Named | 'custom' | 'unknown'
  /** A brand's own name; else `says` names the kind. */
  brand?: string
  says?: { key: AccountKey; values?: Record<string, string> }
  /** By what the person knows it; an address is shown as one. */
  identifier?: string
  address?: string
  /** One more fact, where there is one. */
  also?: { key: AccountKey; values?: Record<string, number> }
}

type Describe = { [type in Named]: (account: LinkedAccountKinds[type]) => Omit<AccountDescription, 'mark'> }

/** The first text among some; a backend may give none or nothing but spaces. */
const first = (...texts: (string | null | undefined)[]): { identifier?: string } => {
  const identifier = texts.find((text) => text?.trim())
  return identifier ? { identifier } : {}
}

const handle = (username: string | null) => (username ? `@${username}` : null)

const kinds: Describe = {
  wallet: ({ address }) => ({ says: { key: 'accounts.wallet' }, address }),
  smart_wallet: ({ address }) => ({ says: { key: 'accounts.smart_wallet' }, address }),
  email: ({ address }) => ({ says: { key: 'accounts.email' }, ...first(address) }),
  phone: ({ number }) => ({ says: { key: 'accounts.phone' }, ...first(number) }),
  google_oauth: ({ email, name }) => ({ brand: 'Google', ...first(email, name) }),
  twitter_oauth: ({ username, name }) => ({ brand: 'X', ...first(handle(username), name) }),
  discord_oauth: ({ username, email }) => ({ brand: 'Discord', ...first(username, email) }),
  github_oauth: ({ username, name, email }) => ({ brand: 'GitHub', ...first(username, name, email) }),
  spotify_oauth: ({ name, email }) => ({ brand: 'Spotify', ...first(email, name) }),
  tiktok_oauth: ({ username, name }) => ({ brand: 'TikTok', ...first(handle(username), name) }),
  instagram_oauth: ({ username }) => ({ brand: 'Instagram', ...first(handle(username)) }),
  twitch_oauth: ({ username }) => ({ brand: 'Twitch', ...first(username) }),
  line_oauth: ({ name, email }) => ({ brand: 'LINE', ...first(name, email) }),
  linkedin_oauth: ({ name, email, vanityName }) => ({ brand: 'LinkedIn', ...first(name, email, vanityName) }),
  apple_oauth: ({ email }) => ({ brand: 'Apple', ...first(email) }),
  custom_auth: ({ customUserId }) => ({ says: { key: 'accounts.custom_auth' }, ...first(customUserId) }),
  farcaster: ({ username, displayName, fid, signerPublicKey }) => ({
    brand: 'Farcaster',
    ...first(handle(username), displayName, fid === null ? null : `FID ${fid}`),
    ...(signerPublicKey && { also: { key: 'accounts.farcaster.signer' } }),
  }),
  passkey: ({ authenticatorName, createdWithDevice, createdWithOs, createdWithBrowser, enrolledInMfa }) => ({
    says: { key: 'accounts.passkey' },
    ...first(authenticatorName, createdWithDevice, createdWithOs, createdWithBrowser),
    ...(enrolledInMfa && { also: { key: 'accounts.passkey.mfa' } }),
  }),
  telegram: ({ username, firstName, lastName, telegramUserId }) => ({
    brand: 'Telegram',
    ...first(handle(username), [firstName, lastName].filter(Boolean).join(' '), telegramUserId),
  }),
  cross_app: ({ providerApp, embeddedWallets, smartWallets }) => {
    const addresses = [...embeddedWallets, ...smartWallets].map(({ address }) => address)
    return {
      says: { key: 'accounts.cross_app', values: { app: providerApp.name ?? providerApp.id } },
      ...(addresses[0] !== undefined && { address: addresses[0] }),
      ...(addresses.length > 1 && { also: { key: 'accounts.cross_app.wallets', values: { n: addresses.length } } }),
    }
  },
}

/** Says what an account is and by what the person knows it; a kind that nobody knows yet is shown as that. */
export function describeAccount(account: LinkedAccount): AccountDescription {
  if (account.type === 'unknown') {
    return { mark: 'unknown', says: { key: 'accounts.unknown', values: { kind: String(account.raw.type) } } }
  }
  if (isCustom(account)) {
    const name = account.type.slice('custom:'.length)
    const { email, username, name: person } = account
    return { mark: 'custom', says: { key: 'accounts.custom', values: { name } }, ...first(email, username, person) }
  }
  const describe = kinds[account.type] as (account: LinkedAccount) => Omit<AccountDescription, 'mark'>
  return { mark: account.type, ...describe(account) }
}

type Custom = Extract<LinkedAccount, { type: `custom:${string}` }>

const isCustom = (account: LinkedAccount): account is Custom => account.type.startsWith('custom:')
