import { expect, test } from 'vitest'
import { importedAccount } from './importedAccount.ts'

const decode = (wire: unknown) => importedAccount.decode(wire, 'linked_accounts.0')
const refuses = (wire: unknown, member: string) =>
  expect(() => decode(wire)).toThrow(
    expect.objectContaining({ code: 'wire_invalid', path: `linked_accounts.0${member && `.${member}`}` }),
  )

/** One of each kind, with every member. */
const full = {
  email: { address: 'batman@privy.io' },
  phone: { number: '+1 123 456 7890' },
  wallet: { address: '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7', chain_type: 'ethereum' },
  google_oauth: { subject: '1234567890', email: 'bruce@privy.io', name: 'Bruce Wayne' },
  twitter_oauth: {
    subject: '1234567890',
    username: 'batman',
    name: 'Batman',
    profile_picture_url: 'https://pbs.twimg.com/profile_images/1/a.jpg',
  },
  discord_oauth: { subject: '1234567890', username: 'batman#1234', email: 'batman@gmail.com' },
  github_oauth: { subject: '1234567890', username: 'joker', name: 'Joker', email: 'joker@example.com' },
  spotify_oauth: { subject: 'abc', name: 'Robin', email: 'robin@example.com' },
  apple_oauth: { subject: '000.abc.1', email: 'alfred@example.com' },
  instagram_oauth: { subject: '1', username: 'bat.man' },
  tiktok_oauth: { subject: '1', username: 'batman', name: 'Batman' },
  line_oauth: { subject: 'U1', name: 'Batman', email: 'b@example.com', profile_picture_url: 'https://a.example/b' },
  twitch_oauth: { subject: '1234', username: 'batman' },
  linkedin_oauth: { subject: 'a-b_c', name: 'Bruce', email: 'b@example.com', vanity_name: 'bruce' },
  'custom:acme': {
    subject: '1',
    name: 'Bruce',
    username: 'bruce',
    email: 'b@example.com',
    profile_picture_url: 'https://a.example/b',
  },
  custom_auth: { custom_user_id: 'user-1' },
  farcaster: {
    fid: 4423,
    owner_address: '0xE6bFb4137F3A8C069F98cc775f324A84FE45FdFF',
    username: 'payton',
    display_name: 'payton ↑',
    bio: 'two\nlines',
    profile_picture_url: 'https://a.example/b',
    homepage_url: 'https://a.example/',
  },
  telegram: {
    telegram_user_id: '1',
    first_name: 'Bruce',
    last_name: 'Wayne',
    username: 'batman',
    photo_url: 'https://a.example/b',
  },
}

test.each(Object.entries(full))('%s comes back as it went', (type, members) => {
  const wire = { type, ...members }
  expect(importedAccount.encode(decode(wire))).toEqual(wire)
})

test.each(Object.entries(full))('%s says when it was verified: refused, under any name for it', (type, members) => {
  for (const name of ['verified_at', 'verifiedAt', 'first_verified_at', 'latest_verified_at'])
    refuses({ type, ...members, [name]: 1_674_788_927 }, name)
})

test.each(Object.entries(full).filter(([type]) => !['email', 'phone', 'wallet'].includes(type)))(
  '%s holds a member we would lose: refused',
  (type, members) => {
    refuses({ type, ...members, nickname: 'x' }, 'nickname')
    refuses({ type, ...members, customUserId: 'x' }, 'customUserId')
  },
)

test.each(['email', 'phone', 'wallet'] as const)('what else an app once read of a %s does not travel on', (type) => {
  const account = decode({ type, ...full[type], wallet_client: 'unknown', connector_type: 'embedded' })
  expect(importedAccount.encode(account)).toEqual({ type, ...full[type] })
})

test.each([
  'smart_wallet',
  'passkey',
  'cross_app',
  'authorization_key',
  'custom:',
  'custom:guest',
  'CUSTOM:Guest',
  'x',
])('a %s cannot be imported', (type) => refuses({ type, subject: '1', address: '0x1', custom_user_id: '1' }, 'type'))

test('both spellings of the vanity name are one', () => {
  const wire = { type: 'linkedin_oauth', subject: '1' }
  expect(decode({ ...wire, vanityName: 'bruce' })).toEqual(decode({ ...wire, vanity_name: 'bruce' }))
})

test('a Farcaster picture may be called as the wire calls it, or as it is read', () => {
  const wire = { type: 'farcaster', fid: 1, owner_address: '0x1', profile_picture_url: 'p', homepage_url: 'h' }
  const account = { type: 'farcaster' as const, fid: 1, ownerAddress: '0x1' }
  expect(importedAccount.encode({ ...account, profilePictureUrl: 'p', homepageUrl: 'h' })).toEqual(wire)
  expect(importedAccount.encode({ ...account, pfp: 'p', url: 'h' })).toEqual(wire)
})

test.each([
  ['email', { address: 'batman' }, 'address'],
  ['email', { address: 'victim＠evil.example' }, 'address'],
  ['email', { address: 'a＠b@evil.example' }, 'address'],
  ['email', {}, 'address'],
  ['wallet', { address: '0x1', chain_type: 'bitcoin' }, 'chain_type'],
  ['google_oauth', { subject: '', email: 'a@b.example' }, 'subject'],
  ['google_oauth', { subject: 'é', email: 'a@b.example' }, 'subject'],
  ['google_oauth', { subject: 1234, email: 'a@b.example' }, 'subject'],
  ['google_oauth', { subject: '1'.repeat(257), email: 'a@b.example' }, 'subject'],
  ['google_oauth', { subject: '1', email: 'a@b.example', name: 'x'.repeat(257) }, 'name'],
  ['google_oauth', { subject: '1', email: 'a@b.example', name: 'a\u0007b' }, 'name'],
  ['twitter_oauth', { subject: '1', name: 'x', username: '@batman' }, 'username'],
  ['twitter_oauth', { subject: '1', name: 'x', username: 'a'.repeat(16) }, 'username'],
  ['discord_oauth', { subject: 'abc', username: 'batman' }, 'subject'],
  ['discord_oauth', { subject: '1', username: 'everyone' }, 'username'],
  ['discord_oauth', { subject: '1', username: 'batman#12' }, 'username'],
  ['github_oauth', { subject: '1', username: '-joker' }, 'username'],
  ['github_oauth', { subject: '1', username: 'a'.repeat(40) }, 'username'],
  ['instagram_oauth', { subject: '1', username: 'instagramer' }, 'username'],
  ['tiktok_oauth', { subject: '1', username: 'b' }, 'username'],
  ['twitch_oauth', { subject: 'abc' }, 'subject'],
  ['farcaster', { fid: 1.5, owner_address: '0x1' }, 'fid'],
  ['farcaster', { fid: '1', owner_address: '0x1' }, 'fid'],
  ['farcaster', { fid: 1, owner_address: '0x1', display_name: 'x'.repeat(33) }, 'display_name'],
  ['telegram', { telegram_user_id: '' }, 'telegram_user_id'],
  ['custom_auth', { custom_user_id: 'x'.repeat(257) }, 'custom_user_id'],
] as const)('%s %j is refused at %s', (type, members, member) => refuses({ type, ...members }, member))

test.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://a.example/1',
  'http://a.example/b',
  '//a.example/b',
  'https://user:pass@a.example/',
  `https://a.example/${'x'.repeat(2_100)}`,
  7,
])('a picture at %.40s is refused (fault 62)', (url) =>
  refuses({ type: 'telegram', telegram_user_id: '1', photo_url: url }, 'photo_url'),
)

test.each([null, 'email', [], 7])('%j is no account', (wire) => refuses(wire, ''))
