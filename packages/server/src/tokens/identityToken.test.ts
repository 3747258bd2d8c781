import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { LinkedAccountType } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { linkedAccount } from '@latchkey/core/wire'
import { utf8 } from '../bytes.ts'
import { createServer } from '../createServer.ts'
import { kekFromBytes } from '../kek.ts'
import type { AccountRow, Store } from '../store/Store.ts'
import { createRecall } from '../store/sql/recallPerson.ts'
import { testPerson } from '../testPerson.test.kit.ts'
import { indexedDbStore } from '../store/indexedDb/index.ts'
import { appId, appSecret, origin, testServer } from '../testServer.test.kit.ts'
import { identityCookie } from './identityCookie.ts'
import { signIdentityToken } from './identityToken.ts'
import { verifyIdentityToken } from './verifyIdentityToken.ts'

/** Somebody with many accounts, and what their identity token says. */
async function described(accounts: Pick<AccountRow, 'type' | 'data'>[]) {
  const server = await testServer()
  const { token, user } = await testPerson(server)
  const at = server.clock.now
  for (const [index, account] of accounts.entries())
    await server.store.users.link(user.id, {
      ...account,
      key: `key-${index}`,
      firstVerifiedAt: at,
      latestVerifiedAt: at,
    })
  const { identityToken } = await server.ask(endpoints.refreshUser, undefined, { token })
  const { linked_accounts, ...claims } = decodeJwt(identityToken!)
  return {
    identityToken: identityToken!,
    claims,
    entries: JSON.parse(linked_accounts as string) as Record<string, unknown>[],
  }
}

const external = (index: number) => ({
  type: 'wallet' as const,
  data: { address: `0x${String(index).padStart(40, '0')}`, chain_type: 'ethereum', wallet_client_type: 'metamask' },
})
test('speaks Privy’s short names', async () => {
  const accounts: { type: LinkedAccountType; data: Record<string, unknown> }[] = [
    { type: 'phone', data: { phoneNumber: '+44 20 7946 0018' } },
    { type: 'farcaster', data: { fid: 7, owner_address: '0x1', username: 'ada' } },
    {
      type: 'twitter_oauth',
      data: { subject: '1', username: 'ada', name: 'Ada', profile_picture_url: 'https://pbs.example/ada.jpg' },
    },
    { type: 'custom:acme', data: { subject: 's' } },
  ]
  const { entries } = await described(accounts)
  const lv = expect.any(Number)
  expect(entries.slice(1)).toEqual([
    { type: 'phone', phone_number: '+44 20 7946 0018', lv },
    { type: 'farcaster', fid: 7, oa: '0x1', username: 'ada', lv },
    { type: 'twitter_oauth', subject: '1', username: 'ada', name: 'Ada', pfp: 'https://pbs.example/ada.jpg', lv },
    { type: 'custom:acme', subject: 's', lv },
  ])
})

test.each([1, 8, 12, 16, 24, 40, 200])(
  'with %i wallets it still fits a cookie, and says so where it left some out (fault 30)',
  async (count) => {
    const { identityToken, claims, entries } = await described(
      Array.from({ length: count }, (_, index) => external(index)),
    )
    expect(identityCookie(identityToken)).toMatchObject({ stored: true })
    expect(claims['accounts_truncated'] === true).toBe(entries.length < count + 1)
    expect(entries.filter(({ type }) => type === 'wallet').every(({ address }) => typeof address === 'string')).toBe(
      true,
    )
  },
)

const word = fc.string({ unit: 'grapheme', maxLength: 60 })
const plain = (type: LinkedAccountType, data: fc.Arbitrary<Record<string, unknown>>) =>
  data.map((members) => ({ type, data: members }))
const account: fc.Arbitrary<Pick<AccountRow, 'type' | 'data'>> = fc.oneof(
  plain('email', fc.record({ address: fc.emailAddress() })),
  plain('phone', fc.record({ phoneNumber: fc.constant('+44 20 7946 0018') })),
  plain('google_oauth', fc.record({ subject: word, email: fc.emailAddress(), name: word })),
  plain(
    'farcaster',
    fc.record({ fid: fc.nat(), owner_address: word, username: word, bio: fc.string({ maxLength: 160 }) }),
  ),
  plain('telegram', fc.record({ telegram_user_id: word, username: word })),
  plain('custom_auth', fc.record({ custom_user_id: fc.string({ maxLength: 256 }) })),
  plain('custom:acme', fc.record({ subject: word, username: word })),
  fc.nat({ max: 200 }).map(external),
)

/** What the wire lets an app keep beside a person. */
const metadata = fc
  .dictionary(fc.stringMatching(/^[a-z"\\]{1,10}$/), fc.oneof(word, fc.boolean()), {
    maxKeys: 20,
    noNullPrototype: true,
  })
  .filter((members) => utf8(JSON.stringify(members)).length <= 1_024)

test('whatever accounts and metadata somebody has, their token fits a cookie and reads back what it says (fault 30)', async () => {
  const kek = await kekFromBytes('test', new Uint8Array(32).fill(7))
  const store = await indexedDbStore({ name: crypto.randomUUID() })
  const server = createServer({ store, appId, appSecret, kek, origins: [origin] })
  const { verification: key } = await server.keys.tokens.active()
  const times = { verified_at: 1_760_000_000, first_verified_at: 1_760_000_000, latest_verified_at: 1_760_000_000 }
  await fc.assert(
    fc.asyncProperty(fc.array(account, { maxLength: 60 }), metadata, async (accounts, customMetadata) => {
      const linkedAccounts = accounts.map(({ type, data }) => linkedAccount.decode({ ...data, type, ...times }))
      const known = { mfaMethods: [], hasAcceptedTerms: false, isGuest: false, customMetadata }
      const user = { id: 'did:latchkey:a', createdAt: new Date(1_760_000_000_000), linkedAccounts, ...known }
      const token = await signIdentityToken(server, user)
      expect(identityCookie(token)).toMatchObject({ stored: true })
      const read = verifyIdentityToken(token, { key, appId })
      expect(read.customMetadata).toEqual(customMetadata)
      const all = read.linkedAccounts.length === accounts.length
      expect(read.accountsTruncated ?? false).toBe(!all)
      for (const [index, light] of read.linkedAccounts.entries()) expect(linkedAccounts[index]).toMatchObject(light)
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('who reads again what did not change gets the token of a moment ago, and never one that says what is no longer so', async () => {
  const server = await testServer({ store: recalling(await indexedDbStore({ name: crypto.randomUUID() })) })
  const { token, user } = await testPerson(server)
  const read = async () => (await server.ask(endpoints.refreshUser, undefined, { token })).identityToken!
  const first = await read()
  server.clock.now += 29_000
  expect(await read()).toBe(first)

  const at = server.clock.now
  await server.store.users.link(user.id, {
    ...external(1),
    key: 'another',
    firstVerifiedAt: at,
    latestVerifiedAt: at,
  })
  const changed = await read()
  expect(decodeJwt(changed).linked_accounts).toContain(external(1).data.address)
  expect(decodeJwt(first).linked_accounts).not.toContain(external(1).data.address)
  expect(await read()).toBe(changed)

  server.clock.now += 30_000
  const later = await read()
  expect(decodeJwt(later)).toMatchObject({
    ...decodeJwt(changed),
    iat: server.clock.now / 1000,
    exp: expect.any(Number),
  })
  server.clock.now -= 60_000 // set back
  expect(decodeJwt(await read()).iat).toBe(server.clock.now / 1000)
})

/** A store that knows people again, as those on SQL do. */
function recalling(store: Store): Store {
  const recall = createRecall()
  const getInSession: Store['users']['getInSession'] = async (...of) => {
    const found = await store.users.getInSession(...of)
    return found && recall(found.user.id, JSON.stringify(found))
  }
  return { ...store, users: { ...store.users, getInSession } }
}
