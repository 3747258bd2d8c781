import type { CustomMetadata, LinkedAccountKinds, UnknownAccount, User } from '@latchkey/core'

/** What an identity token says of a kind of account: some of its members surely, the others where it carries them. */
type Light<type extends keyof LinkedAccountKinds, key extends keyof LinkedAccountKinds[type]> = Pick<
  LinkedAccountKinds[type],
  key
> &
  Partial<LinkedAccountKinds[type]>

type Provider = Exclude<keyof LinkedAccountKinds, keyof Certain>

/** The members that even the shortest token has. */
interface Certain {
  wallet: Light<'wallet', 'address' | 'chainType'>
  smart_wallet: Light<'smart_wallet', 'address'>
  email: Light<'email', 'address'>
  phone: Light<'phone', 'number'>
  custom_auth: Light<'custom_auth', 'customUserId'>
  farcaster: Light<'farcaster', 'ownerAddress'>
  passkey: Light<'passkey', 'credentialId'>
  telegram: Light<'telegram', 'telegramUserId'>
}

/** What a token carries of each kind of account. What it does not say is absent, never made up. */
export type LightAccountKinds = Certain & { [type in Provider]: Light<type, 'subject'> }

/** When an account was proven last, where the token tells. */
interface LightTimes {
  verifiedAt?: Date
  latestVerifiedAt?: Date | null
}

/** A linked account as an identity token describes it. */
export type LightAccount =
  | {
      [type in keyof LightAccountKinds]: { type: type } & LightAccountKinds[type] & LightTimes
    }[keyof LightAccountKinds]
  | Pick<UnknownAccount, 'type' | 'raw'>

/** The shortcuts: the first account of each kind, in the order they were linked. */
type Shortcuts = {
  [name in 'email' | 'phone']?: User[name] & {}
} & { wallet?: LightAccountKinds['wallet']; smartWallet?: LightAccountKinds['smart_wallet'] } & {
  [
    name in Exclude<keyof User, keyof LightRecord | 'email' | 'phone' | 'wallet' | 'smartWallet' | Unknowable>
  ]?: Partial<NonNullable<User[name]>>
}

/** What an identity token never tells. */
type Unknowable = 'mfaMethods' | 'hasAcceptedTerms'

interface LightRecord {
  /** A DID. */
  id: string
  createdAt: Date
  isGuest: boolean
  linkedAccounts: LightAccount[]
  customMetadata?: CustomMetadata
  /** True where not all accounts fitted into the token: read the person by their id for the others. */
  accountsTruncated?: true
}

/** A person as their identity token describes them. Reading one asks nobody. */
export type LightUser = LightRecord & Shortcuts
