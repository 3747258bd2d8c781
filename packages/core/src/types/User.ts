import type {
  Apple,
  Discord,
  Email,
  Farcaster,
  Github,
  Google,
  Instagram,
  Line,
  LinkedAccount,
  Linkedin,
  Phone,
  Spotify,
  Telegram,
  Tiktok,
  Twitch,
  Twitter,
} from './LinkedAccount.ts'
import type { SmartWallet, Wallet } from './Wallet.ts'

/** What is stored and sent of a person. */
export interface UserRecord {
  /** A DID. */
  id: string
  createdAt: Date
  linkedAccounts: LinkedAccount[]
  mfaMethods: MfaMethod[]
  /** Since when each of those is one. Absent where there is none, or nothing is known. */
  mfaVerifiedAt?: { [method in MfaMethod]?: Date }
  hasAcceptedTerms: boolean
  isGuest: boolean
  customMetadata?: CustomMetadata
}

/** The signed-in person. The shortcuts are the earliest verified account of each kind. */
export interface User extends UserRecord {
  email?: Email
  phone?: Phone
  wallet?: Wallet
  smartWallet?: SmartWallet
  google?: Google
  twitter?: Twitter
  discord?: Discord
  github?: Github
  spotify?: Spotify
  instagram?: Instagram
  tiktok?: Tiktok
  line?: Line
  twitch?: Twitch
  linkedin?: Linkedin
  apple?: Apple
  farcaster?: Farcaster
  telegram?: Telegram
}

export type MfaMethod = 'sms' | 'totp' | 'passkey'

export type CustomMetadata = Record<string, string | number | boolean>
