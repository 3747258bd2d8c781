import type { LinkedAccountOf, User } from '@latchkey/core'
import { ada, adaDelegated, everyAccount, fakeWallet, newcomer } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'

/** The moment at which every story plays. */
export const clock = () => new Date('2026-11-21T09:00:00Z')

const grantedAt = new Date('2026-11-02T08:00:00Z')
const expiresAt = new Date('2026-12-02T08:00:00Z')

/** The n-th wallet of a person, with server access. */
export const delegatedWallet = (walletIndex: number, lastUsedAt: Date | null = null): LinkedAccountOf<'wallet'> => ({
  ...fakeWallet({ walletIndex }),
  delegated: true,
  delegation: {
    id: `delegation-${walletIndex}`,
    enforcement: 'server',
    scope: { actions: ['personal_sign'] },
    grantedAt,
    expiresAt,
    lastUsedAt,
  },
})

const withAccounts = (linkedAccounts: User['linkedAccounts'], change: Partial<User> = {}): User =>
  toUser({ ...ada, linkedAccounts, ...change })

const notWallets = ada.linkedAccounts.filter(({ type }) => type !== 'wallet')

/** Three wallets that the server may use. */
export const trader = withAccounts([
  ...notWallets,
  delegatedWallet(0, new Date('2026-11-21T06:00:00Z')),
  delegatedWallet(1),
  delegatedWallet(2, new Date('2026-11-14T06:00:00Z')),
])

/** A wallet that opens by passcode, one brought from elsewhere, one imported, and one with server access. */
export const collector = withAccounts([
  ...notWallets,
  delegatedWallet(0, new Date('2026-11-21T06:00:00Z')),
  fakeWallet({ walletIndex: 1, recoveryMethod: 'user-passcode' }),
  { ...fakeWallet({ walletIndex: 2 }), imported: true },
  everyAccount.find((account) => account.type === 'wallet')!,
])

/** One account of every kind there is, and one of a kind to come. */
export const joiner = withAccounts([...everyAccount, ada.linkedAccounts.find(({ type }) => type === 'passkey')!])

/** Thirty wallets, as made over years. */
export const hoarder = withAccounts([
  ...notWallets,
  ...Array.from({ length: 30 }, (_, walletIndex) => ({
    ...(walletIndex % 3 ? fakeWallet({ walletIndex }) : delegatedWallet(walletIndex)),
    address: `0x${(0xa11ce + walletIndex * 7919).toString(16).padStart(40, '5aAeb6053F3E94C9b9A09f33669435E7')}`,
  })),
])

/** Somebody who came over from Privy: the id and the accounts of before, and the wallet brought along. */
export const mover = withAccounts(
  [
    ...everyAccount.filter(({ type }) => type === 'google_oauth' || type === 'twitter_oauth'),
    { ...fakeWallet(), imported: true, walletIndex: null },
    everyAccount.find((account) => account.type === 'wallet')!,
  ],
  { id: 'did:privy:cm3np4u9j001rc8b73seqmqqk', createdAt: new Date('2024-11-18T10:00:00Z') },
)

/** Somebody who looks around first. */
export const guest: User = toUser({
  ...newcomer(clock()),
  linkedAccounts: [],
  isGuest: true,
  id: 'did:latchkey:guest-42',
})

/** Names and addresses that try to break out of their place. */
export const trickster = withAccounts([
  {
    ...everyAccount.find((account) => account.type === 'google_oauth')!,
    name: 'Ada \u202Egnp.exe',
    email: `${'a'.repeat(300)}@example.com`,
  },
  { ...everyAccount.find((account) => account.type === 'github_oauth')!, username: 'עדה-לאבלייס' },
  { ...everyAccount.find((account) => account.type === 'discord_oauth')!, username: 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘' },
  delegatedWallet(0),
])

export { ada, adaDelegated, newcomer }
