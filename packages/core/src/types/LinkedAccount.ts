import type { SmartWallet, Wallet } from './Wallet.ts'

/** When an account was proven to belong to the person. */
export interface Verification {
  /** The latest proof, or the first where no later one is known. */
  verifiedAt: Date
  firstVerifiedAt: Date | null
  latestVerifiedAt: Date | null
}

export interface Email {
  address: string
}

export interface Phone {
  /** As the backend formats it, for example `+1 415 555 2671`. */
  number: string
}

export interface Google {
  subject: string
  email: string
  name: string | null
}

export interface Twitter {
  subject: string
  username: string | null
  name: string | null
  profilePictureUrl: string | null
}

export interface Discord {
  subject: string
  username: string | null
  email: string | null
}

export interface Github {
  subject: string
  username: string | null
  name: string | null
  email: string | null
}

export interface Spotify {
  subject: string
  email: string | null
  name: string | null
}

export interface Tiktok {
  subject: string
  username: string | null
  name: string | null
}

export interface Instagram {
  subject: string
  username: string | null
}

export interface Twitch {
  subject: string
  username: string | null
}

export interface Line {
  subject: string
  name: string | null
  email: string | null
  profilePictureUrl: string | null
}

export interface Linkedin {
  subject: string
  name: string | null
  email: string | null
  vanityName: string | null
}

export interface Apple {
  subject: string
  email: string | null
}

export interface CustomOauth {
  subject: string
  name: string | null
  username: string | null
  email: string | null
  profilePictureUrl: string | null
}

export interface CustomAuth {
  customUserId: string
}

export interface Farcaster {
  fid: number | null
  ownerAddress: string
  username: string | null
  displayName: string | null
  bio: string | null
  /** Picture, `https:` only. */
  pfp: string | null
  /** Homepage, `https:` only. */
  url: string | null
  signerPublicKey: string | null
}

export interface Passkey {
  credentialId: string
  enrolledInMfa: boolean
  publicKey?: string
  authenticatorName?: string
  createdWithDevice?: string
  createdWithOs?: string
  createdWithBrowser?: string
}

export interface Telegram {
  telegramUserId: string
  firstName: string | null
  lastName: string | null
  username: string | null
  photoUrl: string | null
}

export interface CrossApp {
  subject: string
  embeddedWallets: { address: string }[]
  smartWallets: { address: string }[]
  providerApp: { id: string; name?: string; logoUrl?: string }
}

/** What each kind of linked account holds beside its kind and its times. */
export interface LinkedAccountKinds {
  wallet: Wallet
  smart_wallet: SmartWallet
  email: Email
  phone: Phone
  google_oauth: Google
  twitter_oauth: Twitter
  discord_oauth: Discord
  github_oauth: Github
  spotify_oauth: Spotify
  tiktok_oauth: Tiktok
  instagram_oauth: Instagram
  twitch_oauth: Twitch
  line_oauth: Line
  linkedin_oauth: Linkedin
  apple_oauth: Apple
  custom_auth: CustomAuth
  farcaster: Farcaster
  passkey: Passkey
  telegram: Telegram
  cross_app: CrossApp
  [custom: `custom:${string}`]: CustomOauth
}

/** The kinds we know; `custom:<id>` stands for every provider of an app's own. */
export type LinkedAccountType = keyof LinkedAccountKinds

/** A linked account of one kind, for example `LinkedAccountOf<'wallet'>`. */
export type LinkedAccountOf<type extends LinkedAccountType> = { type: type } & LinkedAccountKinds[type] & Verification

/** A kind that this version does not know: kept whole, as it came. */
export interface UnknownAccount extends Verification {
  type: 'unknown'
  /** The wire's own object; its `type` names the kind. */
  raw: Record<string, unknown> & { type: string }
}

/** An account that the person has linked. */
export type LinkedAccount = { [type in LinkedAccountType]: LinkedAccountOf<type> }[LinkedAccountType] | UnknownAccount
