import * as endpoints from '@latchkey/core/endpoints'
import { linkedAccount, type ImportUser } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { app, appHeaders, testServer, type TestServer } from '../testServer.test.kit.ts'

const checksummed = '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7'

/** Sends an import as the wire spells it. */
const post = (server: TestServer, body: unknown, { key, path = '/v1/users' }: { key?: string; path?: string } = {}) =>
  server.send('POST', path, {
    headers: { ...appHeaders, ...(key && { 'privy-idempotency-key': key }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const email = (address: string) => ({ linked_accounts: [{ type: 'email', address }] })
const everybody = async (server: TestServer) => (await server.ask(endpoints.getUsers, undefined, { app })).data

/** The body that the documentation of the field's incumbent prints, without its comment and its trailing comma. */
const printed = {
  linked_accounts: [
    { subject: '1234567890', username: 'batman#1234', email: 'batman@gmail.com', type: 'discord_oauth' },
    { number: '+1 123 456 7890', type: 'phone' },
    { subject: '1234567890', email: 'bruce@privy.io', name: 'Bruce Wayne', type: 'google_oauth' },
    { address: 'batman@privy.io', type: 'email' },
    { address: checksummed, type: 'wallet', chain_type: 'ethereum' },
    { subject: '1234567890', username: 'batman', name: 'Batman', type: 'twitter_oauth' },
    { subject: '1234567890', username: 'joker', name: 'Joker', type: 'github_oauth' },
  ],
}

test('the sample that everybody starts from is imported, and read as it was answered', async () => {
  const server = await testServer()
  const { status, body } = await post(server, printed, { path: '/api/v1/users' })
  expect(status).toBe(200)
  const now = server.clock.now / 1_000
  expect(body).toMatchObject({
    id: expect.stringMatching(/^did:latchkey:/),
    created_at: now,
    is_guest: false,
    has_accepted_terms: false,
    mfa_methods: [],
    custom_metadata: {},
    linked_accounts: [
      { type: 'discord_oauth', subject: '1234567890', username: 'batman#1234', email: 'batman@gmail.com' },
      { type: 'phone', phoneNumber: '+1 1234567890' },
      { type: 'google_oauth', name: 'Bruce Wayne' },
      { type: 'email', address: 'batman@privy.io' },
      { type: 'wallet', address: checksummed, wallet_client: 'unknown', delegated: false },
      { type: 'twitter_oauth', username: 'batman' },
      { type: 'github_oauth', username: 'joker' },
    ],
  })
  for (const account of body.linked_accounts)
    expect(account).toMatchObject({ verified_at: now, first_verified_at: null, latest_verified_at: null })
  expect((await server.send('GET', `/v1/users/${body.id}`, { headers: appHeaders })).body).toEqual(body)
})

test('what is printed with a comment or a comma too many is not JSON, and the refusal says where', async () => {
  const server = await testServer()
  for (const [text, place] of [
    ['{ "linked_accounts": [ {\n "type": "email", "address": "a@b.example", } ] }', 'line 2, column 45'],
    ['{ "linked_accounts": [ { "type": "email" # an e-mail\n, "address": "a@b.example" } ] }', 'line 1, column 42'],
  ] as const)
    expect(await post(server, text)).toMatchObject({
      status: 400,
      body: { code: 'wire_invalid', error: expect.stringContaining(`is not JSON: ${place}`) },
    })
})

test('an imported person signs in as themselves, and only then the account is proven', async () => {
  const server = await testServer()
  const { body } = await post(server, email('Ada@Example.com'))
  await server.ask(endpoints.sendCode, { email: 'ada@example.com' })
  const code = /\b\d{6}\b/.exec(server.mails.at(-1)!.text)![0]
  server.clock.now += 60_000
  const session = await server.ask(endpoints.loginWithCode, { email: 'ada@example.com', code })
  expect(session).toMatchObject({ isNewUser: false, user: { id: body.id } })
  const proven = new Date(server.clock.now)
  expect(session.user.linkedAccounts[0]).toMatchObject({ firstVerifiedAt: proven, latestVerifiedAt: proven })
})

test.each([
  ['with verified_at', { linked_accounts: [{ type: 'email', address: 'a@b.example', verified_at: 1 }] }, 'verified_at'],
  [
    'a custom_auth account beside others',
    { linked_accounts: [{ type: 'custom_auth', custom_user_id: '1' }, ...email('a@b.example').linked_accounts] },
    'custom_auth',
  ],
  ['a smart wallet', { linked_accounts: [{ type: 'smart_wallet', address: checksummed }] }, 'cannot be imported'],
  [
    'a smart wallet without its owner',
    { ...email('a@b.example'), create_ethereum_smart_wallet: true },
    'create_ethereum_wallet',
  ],
  [
    'the same wallet twice',
    {
      linked_accounts: [checksummed, checksummed.toLowerCase()].map((address) => ({
        type: 'wallet',
        chain_type: 'ethereum',
        address,
      })),
    },
    'linked_accounts.0',
  ],
  ['a phone that is none', { linked_accounts: [{ type: 'phone', number: '12' }] }, 'linked_accounts.0.number'],
  [
    'half a character',
    '{"linked_accounts":[{"type":"google_oauth","subject":"1","email":"a@b.example","name":"\\ud800"}]}',
    'name',
  ],
  [
    'a NUL',
    '{"linked_accounts":[{"type":"google_oauth","subject":"1","email":"a@b.example","name":"\\u0000"}]}',
    'name',
  ],
])('%s is refused with 400, and nobody is made (fault 61)', async (_name, body, word) => {
  const server = await testServer()
  const answer = await post(server, body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'wire_invalid', error: expect.stringContaining(word) } })
  expect(await everybody(server)).toEqual([])
})

test('an account belongs to one person: the second import is told the kind, not the holder, and leaves nothing (fault 37)', async () => {
  const server = await testServer()
  const first = await post(server, email('ada@example.com'))
  const second = await post(server, {
    linked_accounts: [
      { type: 'google_oauth', subject: '7', email: 'ada@example.com', name: 'Ada' },
      { type: 'email', address: 'ADA@example.com' },
    ],
  })
  expect(second).toMatchObject({ status: 409, body: { code: 'account_already_exists' } })
  expect(second.body.error).toContain('email')
  expect(second.text).not.toMatch(/ada@|did:latchkey/i)
  expect(await everybody(server)).toMatchObject([{ id: first.body.id }])
  await post(server, { linked_accounts: [{ type: 'google_oauth', subject: '7', email: 'x@y.example', name: 'Ada' }] })
  expect(await everybody(server)).toHaveLength(2)
})

test('many import overlapping accounts at once: one wins, nobody is made by halves (fault 37)', async () => {
  const server = await testServer()
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      post(server, {
        linked_accounts: [
          { type: 'telegram', telegram_user_id: `t${index}` },
          { type: 'email', address: 'ada@example.com' },
        ],
      }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(15)
  expect(await everybody(server)).toMatchObject([{ linkedAccounts: { length: 2 } }])
})

test('the same key and body give the same answer byte for byte, whatever happened since (fault 36)', async () => {
  const server = await testServer()
  const key = 'k-1'
  const body = { ...printed, custom_metadata: { zebra: 1, ant: 'b' }, create_ethereum_wallet: true }
  const first = await post(server, body, { key })
  server.clock.now += 3_600_000
  await server.ask(
    endpoints.setCustomMetadata,
    { customMetadata: { other: 1 } },
    { app, params: { id: first.body.id } },
  )
  const again = await post(server, body, { key, path: '/api/v1/users' })
  expect([again.status, again.text]).toEqual([200, first.text])
  const reordered = Object.fromEntries(Object.entries(body).toReversed())
  expect((await post(server, reordered, { key })).text).toBe(first.text)
  expect(await everybody(server)).toHaveLength(1)
})

test('a key that was used for another body is refused, and nothing is done (fault 36)', async () => {
  const server = await testServer()
  await post(server, email('ada@example.com'), { key: 'k' })
  const other = await post(server, email('eve@example.com'), { key: 'k' })
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  expect(await everybody(server)).toHaveLength(1)
})

test('any number that race with one key get one person and one answer (fault 36)', async () => {
  const server = await testServer()
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => post(server, email('ada@example.com'), { key: 'race' })),
  )
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(answers[0]!.status).toBe(200)
  expect(await everybody(server)).toHaveLength(1)
})

test('a key forgets after a day, and a person who is deleted takes it along', async () => {
  const server = await testServer()
  const first = await post(server, email('ada@example.com'), { key: 'k' })
  await server.ask(endpoints.deleteUser, undefined, { app, params: { id: first.body.id } })
  const second = await post(server, email('ada@example.com'), { key: 'k' })
  expect(second.body.id).not.toBe(first.body.id)
  server.clock.now += 86_400_001
  expect((await post(server, email('eve@example.com'), { key: 'k' })).status).toBe(200)
})

test.each(['', ' ', 'x'.repeat(257), 'ä'])('a key like %.10j is refused', async (key) => {
  const server = await testServer()
  const headers = { ...appHeaders, 'privy-idempotency-key': key }
  const answer = await server.send('POST', '/v1/users', { headers, body: JSON.stringify(email('a@b.example')) })
  expect(answer).toMatchObject({ status: 400, body: { code: 'wire_invalid' } })
})

test('240 people a minute, then it says when to come back; repetitions and refusals by form do not count', async () => {
  const server = await testServer({ importsPerMinute: 3 })
  await post(server, email('a@example.com'), { key: 'a' })
  for (let times = 0; times < 5; times++) await post(server, email('a@example.com'), { key: 'a' })
  for (let times = 0; times < 5; times++) await post(server, {})
  await post(server, email('b@example.com'))
  await post(server, email('c@example.com'))
  const refused = await post(server, email('d@example.com'))
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited', retryable: true } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await everybody(server)).toHaveLength(3)
  server.clock.now += 60_001
  expect((await post(server, email('d@example.com'))).status).toBe(200)
})

test('wallets are made in the same stroke, and the person has both kinds', async () => {
  const server = await testServer({ smartWalletType: 'light_account' })
  const { status, body } = await post(server, {
    ...email('batman@privy.io'),
    create_ethereum_wallet: true,
    create_solana_wallet: true,
    create_ethereum_smart_wallet: true,
  })
  expect(status).toBe(200)
  expect(body.linked_accounts).toMatchObject([
    { type: 'email' },
    { type: 'wallet', chain_type: 'ethereum', wallet_client_type: 'privy', wallet_index: 0, delegated: false },
    { type: 'wallet', chain_type: 'solana', wallet_client_type: 'privy', wallet_index: 0 },
    { type: 'smart_wallet', smart_wallet_type: 'light_account' },
  ])
  expect(await server.store.pregenerated.get(body.id)).toMatchObject({ userId: body.id })
})

test.each([
  [{ create_n_ethereum_wallets: 3 }, ['ethereum', 'ethereum', 'ethereum']],
  [{ create_embedded_wallet: true }, ['ethereum']],
  [{ wallets: [{ chain_type: 'solana' }, { chain_type: 'ethereum' }] }, ['ethereum', 'solana']],
  [{ wallets: [], create_ethereum_wallet: false }, []],
])('%j makes %j', async (flags, chains) => {
  const server = await testServer()
  const { body } = await post(server, { ...email('a@b.example'), ...flags })
  const made = body.linked_accounts.slice(1).map(({ chain_type: chain }: { chain_type: string }) => chain)
  expect(made).toEqual(chains)
})

test.each([
  [{ wallets: [{ chain_type: 'bitcoin-taproot' }] }, 'unsupported_chain_type'],
  [{ wallets: [{ chain_type: 'solana', create_smart_wallet: true }] }, 'wire_invalid'],
  [{ wallets: [{ chain_type: 'ethereum', policy_ids: ['p'] }] }, 'not_supported'],
  [{ wallets: [{ chain_type: 'ethereum', additional_signers: [{ signer_id: 's' }] }] }, 'not_supported'],
  [{ create_ethereum_wallet: true, create_ethereum_smart_wallet: true }, 'not_supported'],
])('%j is refused with %s, and nobody is made', async (flags, code) => {
  const server = await testServer()
  expect(await post(server, { ...email('a@b.example'), ...flags })).toMatchObject({ status: 400, body: { code } })
  expect(await everybody(server)).toEqual([])
})

test('only the app’s own server imports', async () => {
  const server = await testServer()
  const body = JSON.stringify(email('a@b.example'))
  for (const wrong of [undefined, 'Basic x', `Basic ${btoa('a:b')}`, 'Bearer x'])
    expect(
      await server.send('POST', '/v1/users', { headers: wrong ? { authorization: wrong } : {}, body }),
    ).toMatchObject({ status: 401, body: { code: 'app_credentials_invalid' } })
})

test('importing by the endpoint value is the same in camelCase', async () => {
  const server = await testServer()
  const body: ImportUser = {
    linkedAccounts: [
      { type: 'email', address: 'ada@example.com' },
      { type: 'telegram', telegramUserId: '7', firstName: 'Ada' },
    ],
    customMetadata: { vip: true },
  }
  const user = await server.ask(endpoints.importUser, body, { app })
  expect(user).toMatchObject({
    email: { address: 'ada@example.com' },
    telegram: { telegramUserId: '7', firstName: 'Ada', lastName: null },
    customMetadata: { vip: true },
  })
  expect(user.linkedAccounts.map((account) => linkedAccount.encode(account))).toHaveLength(2)
})
