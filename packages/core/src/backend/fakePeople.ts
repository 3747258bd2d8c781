import type { LinkedAccount, LinkedAccountOf, Verification } from '../types/LinkedAccount.ts'
import { toUser } from '../types/toUser.ts'
import type { User } from '../types/User.ts'
import type { RecoveryMethod } from '../types/Wallet.ts'

/** When Ada joined: the fixed clock of fixtures. */
export const joinedAt = new Date('2026-01-03T09:30:00Z')

const verified = (at: Date): Verification => ({ verifiedAt: at, firstVerifiedAt: at, latestVerifiedAt: at })

/** The n-th wallet of a fake person. Its address is made up: nobody holds a key to it. */
export function fakeWallet({
  walletIndex = 0,
  recoveryMethod = 'user-passkey',
  at = joinedAt,
}: { walletIndex?: number; recoveryMethod?: RecoveryMethod; at?: Date } = {}): LinkedAccountOf<'wallet'> {
  return {
    type: 'wallet',
    id: `wallet-${walletIndex}`,
    address: madeUpAddresses[walletIndex % madeUpAddresses.length]!,
    chainType: 'ethereum',
    walletClientType: 'privy',
    connectorType: 'embedded',
    recoveryMethod,
    imported: false,
    delegated: false,
    walletIndex,
    ...verified(at),
  }
}

/** Checksummed (EIP-55), found in the published example of that standard. */
const madeUpAddresses = [
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
]

/** Somebody who just signed up with a passkey. */
export const newcomer = (at: Date = joinedAt): User =>
  toUser({
    id: 'did:latchkey:newcomer',
    createdAt: at,
    linkedAccounts: [passkey(at)],
    mfaMethods: [],
    hasAcceptedTerms: true,
    isGuest: false,
  })

const passkey = (at: Date): LinkedAccountOf<'passkey'> => ({
  type: 'passkey',
  credentialId: 'kx1zGKO8VfCrNpQQTCOmXA',
  enrolledInMfa: false,
  authenticatorName: 'Ada’s laptop',
  ...verified(at),
})

/** A person with an e-mail address, a passkey and one embedded wallet. */
export const ada: User = toUser({
  id: 'did:latchkey:ada-lovelace-1815',
  createdAt: joinedAt,
  linkedAccounts: [
    { type: 'email', address: 'ada@example.com', ...verified(joinedAt) },
    passkey(joinedAt),
    fakeWallet(),
  ],
  mfaMethods: [],
  hasAcceptedTerms: true,
  isGuest: false,
})

/** Ada, with server access on for her wallet. */
export const adaDelegated: User = toUser({
  ...ada,
  linkedAccounts: ada.linkedAccounts.map((account) =>
    account.type === 'wallet'
      ? {
          ...account,
          delegated: true,
          delegation: {
            id: 'delegation-1',
            enforcement: 'server',
            scope: { actions: ['personal_sign'] },
            grantedAt: new Date('2026-11-02T08:00:00Z'),
            expiresAt: new Date('2026-12-02T08:00:00Z'),
            lastUsedAt: new Date('2026-11-21T06:00:00Z'),
          },
        }
      : account,
  ),
})

/** One account of every kind there is, and one of a kind that nobody knows yet. */
export const everyAccount: LinkedAccount[] = [
  { type: 'email', address: 'ada@example.com' },
  { type: 'phone', number: '+44 20 7946 0018' },
  { type: 'google_oauth', subject: '110248495921238986420', email: 'ada@gmail.example', name: 'Ada Lovelace' },
  { type: 'apple_oauth', subject: '001122.ada', email: 'ada@privaterelay.example' },
  { type: 'twitter_oauth', subject: '44196397', username: 'ada', name: 'Ada', profilePictureUrl: null },
  { type: 'discord_oauth', subject: '80351110224678912', username: 'ada#0', email: null },
  { type: 'github_oauth', subject: '583231', username: 'ada-lovelace', name: 'Ada Lovelace', email: null },
  { type: 'linkedin_oauth', subject: 'li-782bbtaQ', name: 'Ada Lovelace', email: null, vanityName: 'ada' },
  { type: 'spotify_oauth', subject: '31xada', email: null, name: 'Ada L.' },
  { type: 'instagram_oauth', subject: '17841405793187218', username: 'ada.lovelace' },
  { type: 'tiktok_oauth', subject: '723f24d7', username: 'adalovelace', name: 'Ada' },
  { type: 'line_oauth', subject: 'U4af4980629', name: 'Ada', email: null, profilePictureUrl: null },
  { type: 'twitch_oauth', subject: '141981764', username: 'ada_codes' },
  { type: 'custom:acme', subject: 'acme-17', name: 'Ada L.', username: 'ada', email: null, profilePictureUrl: null },
  { type: 'custom_auth', customUserId: 'customer-1815' },
  {
    type: 'farcaster',
    fid: 4407,
    ownerAddress: '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
    username: 'ada',
    displayName: 'Ada',
    bio: 'Notes on the Analytical Engine',
    pfp: null,
    url: null,
    signerPublicKey: null,
  },
  { type: 'telegram', telegramUserId: '8423911', firstName: 'Ada', lastName: null, username: 'ada', photoUrl: null },
  {
    type: 'cross_app',
    subject: 'did:latchkey:elsewhere',
    embeddedWallets: [{ address: '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB' }],
    smartWallets: [],
    providerApp: { id: 'engine', name: 'Engine' },
  },
  { type: 'smart_wallet', address: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', smartWalletType: 'safe' },
  {
    type: 'wallet',
    address: '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
    chainType: 'ethereum',
    walletClientType: 'metamask',
    connectorType: 'injected',
    imported: false,
    delegated: false,
    walletIndex: null,
  } as const,
  { type: 'unknown', raw: { type: 'holographic_oauth', subject: 'h-1' } } as const,
].map((account, day) => ({ ...account, ...verified(new Date(joinedAt.getTime() + day * 86_400_000)) }) as LinkedAccount)
