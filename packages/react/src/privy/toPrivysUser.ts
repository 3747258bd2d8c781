import type { LinkedAccount, LinkedAccountKinds, User as OurUser } from '@latchkey/core'
import type { LinkedAccountWithMetadata, User, Wallet } from './User.ts'

type Fields = { [kind in keyof LinkedAccountKinds]: readonly (keyof LinkedAccountKinds[kind])[] }

const custom = ['subject', 'name', 'username', 'email', 'profilePictureUrl'] as const

/** What Privy's accounts hold beside their kind and their times: nothing more, so that both compare equal. */
const fields: Fields = {
  wallet: [
    'id',
    'address',
    'chainType',
    'walletClientType',
    'connectorType',
    'recoveryMethod',
    'imported',
    'delegated',
    'walletIndex',
    'publicKey',
  ],
  smart_wallet: ['address', 'smartWalletType', 'smartWalletVersion'],
  email: ['address'],
  phone: ['number'],
  google_oauth: ['subject', 'email', 'name'],
  twitter_oauth: ['subject', 'username', 'name', 'profilePictureUrl'],
  discord_oauth: ['subject', 'username', 'email'],
  github_oauth: ['subject', 'username', 'name', 'email'],
  spotify_oauth: ['subject', 'email', 'name'],
  tiktok_oauth: ['subject', 'username', 'name'],
  instagram_oauth: ['subject', 'username'],
  twitch_oauth: ['subject', 'username'],
  line_oauth: ['subject', 'name', 'email', 'profilePictureUrl'],
  linkedin_oauth: ['subject', 'name', 'email', 'vanityName'],
  apple_oauth: ['subject', 'email'],
  custom_auth: ['customUserId'],
  farcaster: ['fid', 'ownerAddress', 'username', 'displayName', 'bio', 'pfp', 'url', 'signerPublicKey'],
  passkey: [
    'credentialId',
    'enrolledInMfa',
    'publicKey',
    'authenticatorName',
    'createdWithDevice',
    'createdWithOs',
    'createdWithBrowser',
  ],
  telegram: ['telegramUserId', 'firstName', 'lastName', 'username', 'photoUrl'],
  cross_app: ['subject', 'embeddedWallets', 'smartWallets', 'providerApp'],
}

/** Members that the wire leaves out where there is nothing to say. Privy's hooks give undefined for them then, whatever its types say. */
const leftOut: ReadonlySet<string> = new Set([
  ...['linkedin_oauth', 'linkedin'].flatMap((kind) => ['name', 'vanityName'].map((name) => `${kind}.${name}`)),
  ...['username', 'displayName', 'bio', 'pfp', 'url', 'signerPublicKey'].map((name) => `farcaster.${name}`),
  ...['name', 'username', 'email', 'profilePictureUrl'].map((name) => `custom.${name}`),
])

const shortcuts = [
  'email',
  'phone',
  'smartWallet',
  'google',
  'twitter',
  'discord',
  'github',
  'spotify',
  'instagram',
  'tiktok',
  'line',
  'twitch',
  'linkedin',
  'apple',
  'farcaster',
  'telegram',
] as const satisfies (keyof User)[]

const accounts = new WeakMap<LinkedAccount, LinkedAccountWithMetadata>()
const users = new WeakMap<OurUser, User>()

/** The person as Privy's hooks give them, member for member. The same person gives the same object, and so does each account. */
export const toPrivysUser = (user: OurUser): User => remembered(users, user, makeUser)

/** A linked account as Privy's hooks give it. */
export const toPrivysAccount = (account: LinkedAccount): LinkedAccountWithMetadata =>
  remembered(accounts, account, makeAccount)

/** A wallet as Privy's hooks give it. */
export const toPrivysWallet = (wallet: NonNullable<OurUser['wallet']>) =>
  pick(wallet, fields.wallet) as unknown as Wallet

function makeUser(user: OurUser): User {
  const { id, createdAt, wallet, mfaMethods, hasAcceptedTerms, isGuest, customMetadata } = user
  return {
    id,
    createdAt,
    linkedAccounts: user.linkedAccounts.map(toPrivysAccount),
    ...Object.fromEntries(shortcuts.map((name) => [name, user[name] && withoutLeftOut(name, user[name])])),
    wallet: wallet && toPrivysWallet(wallet),
    delegatedWallets: [], // always empty at Privy's, and in no type: the flag is on the wallets
    mfaMethods,
    hasAcceptedTerms,
    isGuest,
    customMetadata,
  } as unknown as User
}

function makeAccount(account: LinkedAccount): LinkedAccountWithMetadata {
  if (account.type === 'unknown') return account as unknown as LinkedAccountWithMetadata
  const { type, firstVerifiedAt, latestVerifiedAt } = account
  const held: readonly string[] = fields[type] ?? custom
  const kind = type in fields ? type : 'custom'
  return {
    type,
    ...withoutLeftOut(kind, pick(account, held)),
    firstVerifiedAt,
    latestVerifiedAt,
  } as unknown as LinkedAccountWithMetadata
}

const withoutLeftOut = (kind: string, held: object): object =>
  Object.fromEntries(
    Object.entries(held).map(([name, value]) => [
      name,
      value === null && leftOut.has(`${kind}.${name}`) ? undefined : value,
    ]),
  )

const pick = (from: object, names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, (from as Record<string, unknown>)[name]]))

function remembered<from extends object, to extends object>(
  known: WeakMap<from, to>,
  from: from,
  make: (from: from) => to,
) {
  const made = known.get(from) ?? make(from)
  known.set(from, made)
  return made
}
