import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { runs } from '../../../../tests/setup/runs.ts'
import { kinds, strangers, wireAccount } from '../../../../tests/setup/wireAccounts.ts'
import { everyAccount } from '../backend/fakePeople.ts'
import { WireInvalidError } from '../errors/wire.ts'
import type { LinkedAccountOf, LinkedAccountType } from '../types/LinkedAccount.ts'
import { linkedAccount } from './linkedAccount.ts'

const times = { verified_at: 1_700_000_000, first_verified_at: 1_600_000_000, latest_verified_at: 1_700_000_000 }

test('the wire has twenty-one kinds, and each is one of ours', () => {
  expect(kinds).toHaveLength(21)
  expectTypeOf<Exclude<(typeof kinds)[number], 'custom:'>>().toEqualTypeOf<
    Exclude<LinkedAccountType, `custom:${string}`>
  >()
})

test.each(kinds)('%s comes back as it went', (kind) => {
  fc.assert(
    fc.property(wireAccount(kind), strangers, (known, unknown) => {
      const wire = { ...unknown, ...known }
      const account = linkedAccount.decode(wire)
      expect(account.type).toBe(wire.type)
      expect(linkedAccount.encode(account)).toEqual(wire)
    }),
  )
})

test.each(everyAccount)('$type of the fixtures goes there and back', (account) => {
  // Only the id of a provider's app travels, and a kind that nobody knows brings its own times.
  const sent = account.type === 'cross_app' ? { ...account, providerApp: { id: account.providerApp.id } } : account
  const back = linkedAccount.decode(linkedAccount.encode(sent))
  if (account.type === 'unknown') expect(back).toMatchObject({ type: 'unknown', raw: account.raw })
  else expect(back).toEqual(sent)
})

test('what is not plain camelCase is renamed both ways', () => {
  const farcaster = {
    type: 'farcaster',
    fid: 7,
    owner_address: '0xA',
    profile_picture_url: 'https://cdn.example/p.png',
    homepage_url: 'https://ada.example/',
    ...times,
  }
  expect(linkedAccount.decode(farcaster)).toMatchObject({
    ownerAddress: '0xA',
    pfp: 'https://cdn.example/p.png',
    url: 'https://ada.example/',
    displayName: null,
    signerPublicKey: null,
  })
  expect(linkedAccount.decode({ type: 'phone', phoneNumber: '+1 415 555 2671', ...times })).toMatchObject({
    number: '+1 415 555 2671',
  })
  expect(linkedAccount.decode({ type: 'cross_app', subject: 's', provider_app_id: 'engine', ...times })).toMatchObject({
    providerApp: { id: 'engine' },
    embeddedWallets: [],
    smartWallets: [],
  })
})

test('the phone number that the wire demands wins over the one beside it, in either order', () => {
  for (const wire of [
    { phoneNumber: '+1', number: { any: 'thing' } },
    { number: '+2', phoneNumber: '+1' },
  ]) {
    const account = linkedAccount.decode({ type: 'phone', ...times, ...wire })
    expect((account as LinkedAccountOf<'phone'>).number).toBe('+1')
  }
})

test('an absent text that may be null is null, an absent flag is false, an absent index is null', () => {
  expect(linkedAccount.decode({ type: 'google_oauth', subject: 's', email: 'e', ...times })).toMatchObject({
    name: null,
  })
  const wallet = linkedAccount.decode({ type: 'wallet', address: '0xA', chain_type: 'ethereum', ...times })
  expect(wallet).toMatchObject({ delegated: false, imported: false, walletIndex: null })
  expect(wallet).not.toHaveProperty('id')
  expect(linkedAccount.decode({ type: 'wallet', id: null, address: '0xA', chain_type: 'x', ...times })).toMatchObject({
    id: null,
  })
})

test('times become Dates, and verifiedAt is the latest proof that is known', () => {
  const email = { type: 'email', address: 'a' }
  const first = { first_verified_at: 5, latest_verified_at: null }
  expect(linkedAccount.decode({ ...email, ...times }).verifiedAt).toEqual(new Date(1_700_000_000_000))
  expect(linkedAccount.decode({ ...email, ...first }).verifiedAt).toEqual(new Date(5_000))
  expect(linkedAccount.decode({ ...email, ...first, latest_verified_at: 9 }).verifiedAt).toEqual(new Date(9_000))
  expect(linkedAccount.decode(email)).toMatchObject({ verifiedAt: new Date(0), firstVerifiedAt: null })
})

test('a kind that nobody knows is kept whole, whatever its members are', () => {
  const raw = { type: 'holographic_oauth', verified_at: 'yesterday', first_verified_at: 1e300, deep: { er: [1] } }
  const account = linkedAccount.decode(raw)
  expect(account).toEqual({
    type: 'unknown',
    raw,
    verifiedAt: new Date(0),
    firstVerifiedAt: null,
    latestVerifiedAt: null,
  })
  expect(linkedAccount.encode(account)).toEqual(raw)
  expect(linkedAccount.decode({ type: 'holographic_oauth', ...times }).firstVerifiedAt).toEqual(
    new Date(1_600_000_000_000),
  )
})

test.each(['custom', 'custom:', 'custom:<b>', 'custom:a b', 'unknown', 'toString', '__proto__', ''])(
  'the type %j is a kind that nobody knows',
  (type) => {
    const wire = { type, subject: 's', ...times }
    expect(linkedAccount.decode(wire).type).toBe('unknown')
    expect(linkedAccount.encode(linkedAccount.decode(wire))).toEqual(wire)
  },
)

test.each([
  ['farcaster', { owner_address: '0xA' }, { profile_picture_url: 'pfp', homepage_url: 'url' }],
  ['twitter_oauth', { subject: 's' }, { profile_picture_url: 'profilePictureUrl' }],
  ['line_oauth', { subject: 's' }, { profile_picture_url: 'profilePictureUrl' }],
  ['custom:acme', { subject: 's' }, { profile_picture_url: 'profilePictureUrl' }],
  ['telegram', { telegram_user_id: '1' }, { photo_url: 'photoUrl' }],
])('a URL of %s that is not https is dropped, and the account stays (fault 62)', (type, known, urls) => {
  for (const [name, key] of Object.entries(urls)) {
    const read = (url: unknown) => linkedAccount.decode({ type, ...known, [name]: url, ...times })
    expect(read('https://cdn.example/p.png')).toHaveProperty(key, 'https://cdn.example/p.png')
    for (const hostile of ['java\nscript:alert(1)', 'data:text/html,x', '//cdn.example/p.png', 7, {}, null, undefined])
      expect(read(hostile)).toHaveProperty(key, null)
  }
})

test.each([
  ['farcaster', { owner_address: '0xA', pfp: 'javascript:alert(1)', url: 'data:text/html,x' }, ['pfp', 'url']],
  ['twitter_oauth', { subject: 's', profilePictureUrl: 'javascript:alert(1)' }, ['profilePictureUrl']],
  ['telegram', { telegram_user_id: '1', photoUrl: 'vbscript:x' }, ['photoUrl']],
])('a member in our own spelling cannot get past the rule for URLs: %s (fault 62)', (type, wire, names) => {
  const account = linkedAccount.decode({ type, ...wire, ...times }) as unknown as Record<string, unknown>
  for (const name of names) expect(account[name]).toBeNull()
})

test('a member in our own spelling cannot stand in for a time', () => {
  const account = linkedAccount.decode({
    type: 'email',
    address: 'a',
    firstVerifiedAt: 'soon',
    verifiedAt: 1,
    ...times,
  })
  expect(account.firstVerifiedAt).toEqual(new Date(1_600_000_000_000))
  expect(account.verifiedAt).toEqual(new Date(1_700_000_000_000))
})

test('an error carries the path and never the value', () => {
  const secret = 'canary-7fd1'
  const broken = [
    ['address', { type: 'wallet', address: [secret], chain_type: 'ethereum' }],
    ['delegation.scope.actions.0', delegated({ scope: { actions: [secret] } })],
    ['delegation.enforcement', delegated({ enforcement: secret })],
    ['delegation.expires_at', delegated({ expires_at: secret })],
    [
      'embedded_wallets.1.address',
      { type: 'cross_app', subject: 's', provider_app_id: 'p', embedded_wallets: [{ address: 'a' }, { address: 1 }] },
    ],
    ['verified_at', { type: 'email', address: 'a', verified_at: secret }],
    ['verified_at', { type: 'email', address: 'a', verified_at: 1e300 }],
    ['type', { type: 7 }],
    ['', secret],
    ['', null],
    ['', [secret]],
  ] as const
  for (const [path, wire] of broken) {
    const error = thrown(() => linkedAccount.decode(wire))
    expect(error).toBeInstanceOf(WireInvalidError)
    expect((error as WireInvalidError).path).toBe(path)
    expect(String(error)).not.toContain(secret)
  }
})

test('whatever comes, it is an account or a typed error (fault 61)', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ type: fc.constantFrom(...kinds) }).chain(withNoise)), (wire) => {
      try {
        expect(linkedAccount.decode(wire)).toHaveProperty('type')
      } catch (error) {
        expect(error).toBeInstanceOf(WireInvalidError)
      }
    }),
    { numRuns: runs(2_000) },
  )
})

const withNoise = (known: { type: string }) =>
  fc
    .dictionary(fc.constantFrom('address', 'subject', 'verified_at', 'delegation', 'number', 'fid'), fc.anything())
    .map((noise) => ({ ...noise, ...known }))

const delegated = (change: object) => ({
  type: 'wallet',
  address: '0xA',
  chain_type: 'ethereum',
  delegation: {
    id: 'd',
    enforcement: 'server',
    scope: { actions: ['personal_sign'] },
    granted_at: 1,
    expires_at: 2,
    ...change,
  },
})

function thrown(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
