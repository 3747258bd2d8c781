import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InvalidAuthTokenError,
  NotFoundError,
  PrivyClient,
} from '@privy-io/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from './device.ts'
import { openHouse, type House } from './house.ts'
import { appId, appSecret } from './serve.ts'
import { unlisted } from './unlisted.ts'

let house: House
let privy: PrivyClient
beforeAll(async () => {
  house = await openHouse({ LATCHKEY_IMPORTS_PER_MINUTE: '100000' })
  privy = client()
})
afterAll(() => house?.close())

const client = (options: Partial<ConstructorParameters<typeof PrivyClient>[0]> = {}) =>
  new PrivyClient({ appId, appSecret, apiUrl: house.url, ...options })

const importByMail = (address: string) => privy.users().create({ linked_accounts: [{ type: 'email', address }] })

test('both tokens are verified, with the keys fetched and with a key given', async () => {
  const { user, accessToken, identityToken } = await signIn(house, 'ada@example.com')
  const { verification_key } = await privy.apps().getSettings()
  for (const each of [privy, client({ jwtVerificationKey: verification_key })]) {
    const access = await each.utils().auth().verifyAccessToken(accessToken)
    expect(access).toMatchObject({ app_id: appId, user_id: user.id, session_id: expect.any(String) })
    const read = await each.users().get({ id_token: identityToken })
    expect(read).toMatchObject({
      id: user.id,
      created_at: user.created_at,
      linked_accounts: [{ type: 'email', address: 'ada@example.com' }],
    })
    expect(await each.utils().auth().verifyIdentityToken(identityToken)).toEqual(read)
    await expect(
      each
        .utils()
        .auth()
        .verifyAccessToken(`${accessToken.slice(0, -4)}AAAA`),
    ).rejects.toBeInstanceOf(InvalidAuthTokenError)
  }
})

test('a person is found by every kind of account that names them', async () => {
  const created = await privy.users().create({
    linked_accounts: [
      { type: 'email', address: 'Grace@Example.com' },
      { type: 'phone', number: '+1 (415) 555-2671' },
      { type: 'wallet', address: '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', chain_type: 'ethereum' },
      { type: 'discord_oauth', subject: '33333333333333333', username: 'grace#0' },
      { type: 'github_oauth', subject: '66', username: 'grace' },
      { type: 'twitter_oauth', subject: '44', username: 'grace_h', name: 'Grace' },
      { type: 'farcaster', fid: 4321, owner_address: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359' },
      { type: 'telegram', telegram_user_id: '55', username: 'gracehopper' },
    ],
  })
  const employee = await privy
    .users()
    .create({ linked_accounts: [{ type: 'custom_auth', custom_user_id: 'employee-7' }] })
  const users = privy.users()
  const found = await Promise.all([
    users._get(created.id),
    users.getByEmailAddress({ address: 'grace@example.com' }),
    users.getByPhoneNumber({ number: '+14155552671' }),
    users.getByWalletAddress({ address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' }),
    users.getByDiscordUsername({ username: 'grace#0' }),
    users.getByGitHubUsername({ username: 'grace' }),
    users.getByTwitterUsername({ username: 'grace_h' }),
    users.getByTwitterSubject({ subject: '44' }),
    users.getByFarcasterID({ fid: 4321 }),
    users.getByTelegramUserID({ telegram_user_id: '55' }),
    users.getByTelegramUsername({ username: 'gracehopper' }),
  ])
  expect(found).toEqual(found.map(() => created))
  expect(await users.getByCustomAuthID({ custom_user_id: 'employee-7' })).toEqual(employee)
  await expect(
    users.getBySmartWalletAddress({ address: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359' }),
  ).rejects.toThrow(NotFoundError)
})

test('everybody is listed over several pages', async () => {
  const some = await Promise.all(Array.from({ length: 25 }, (_, index) => importByMail(`crowd-${index}@example.com`)))
  const listed: string[] = []
  for await (const { id } of privy.users().list({ limit: 10 } as object)) listed.push(id)
  expect(listed).toEqual(expect.arrayContaining(some.map(({ id }) => id)))
  expect(new Set(listed).size).toBe(listed.length)
})

test('people are searched', async () => {
  const { id } = await importByMail('lovelace@example.com')
  const byWord: unknown = await privy.users().search({ searchTerm: 'lovelace' })
  expect(byWord).toMatchObject({ data: [{ id }], next_cursor: null })
  const lists = { emails: ['lovelace@example.com'], phoneNumbers: [], walletAddresses: [] }
  expect(await privy.users().search(lists)).toEqual(byWord)
})

test('a person’s metadata, an account unlinked, wallets made ahead, and their end', async () => {
  const users = privy.users()
  const { id } = await users.create({
    linked_accounts: [
      { type: 'email', address: 'leaving@example.com' },
      { type: 'phone', number: '+14155552675' },
    ],
  })
  const tagged = await users.setCustomMetadata(id, { custom_metadata: { plan: 'paid', seats: 3, on: true } })
  expect(tagged.custom_metadata).toEqual({ plan: 'paid', seats: 3, on: true })
  const { linked_accounts: left } = await users.unlinkLinkedAccount(id, { type: 'phone', handle: '+14155552675' })
  expect(left).toMatchObject([{ type: 'email', address: 'leaving@example.com' }])
  const { linked_accounts } = await users.pregenerateWallets(id, {
    wallets: [{ chain_type: 'ethereum' }, { chain_type: 'solana' }],
  })
  expect(linked_accounts.filter((account) => account.type === 'wallet')).toMatchObject([
    { chain_type: 'ethereum', wallet_client_type: 'privy', delegated: false },
    { chain_type: 'solana', wallet_client_type: 'privy', delegated: false },
  ])
  await users.delete(id)
  await expect(users._get(id)).rejects.toThrow(NotFoundError)
})

test('each refusal comes as the client’s own class of error, with our code', async () => {
  const users = privy.users()
  await importByMail('taken@example.com')
  const refused = async (asking: Promise<unknown>, kind: new (...args: never[]) => Error, code: string) => {
    const error: unknown = await asking.catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ error: { code, error: expect.any(String) } })
  }
  await refused(
    users.create({ linked_accounts: [{ type: 'email', address: 'no mail' }] }),
    BadRequestError,
    'wire_invalid',
  )
  await refused(
    client({ appSecret: 'not the secret' }).users()._get('x'),
    AuthenticationError,
    'app_credentials_invalid',
  )
  await refused(users._get('did:latchkey:nobody'), NotFoundError, 'user_not_found')
  const before = house.exchanges.length
  await refused(importByMail('taken@example.com'), ConflictError, 'account_already_exists')
  expect(house.exchanges, 'asked once: no retry could help').toHaveLength(before + 1)
})

test('the app’s settings, its list of invitations and its test account', async () => {
  const apps = privy.apps()
  expect(await apps.getSettings()).toMatchObject({ id: appId, email_auth: true })
  const entry = { type: 'email', value: 'guest@example.com' } as const
  expect(await apps.inviteToAllowlist(entry)).toMatchObject({ ...entry, appId, acceptedAt: null })
  expect(await apps.getAllowlist()).toMatchObject([entry])
  expect(await apps.removeFromAllowlist(entry)).toEqual({ message: expect.any(String) })
  expect(await apps.getAllowlist()).toEqual([])
  expect((await apps.getTestCredentials(appId)).data).toHaveLength(1)
  const { access_token } = await apps.getTestAccessToken()
  expect(await privy.utils().auth().verifyAccessToken(access_token)).toMatchObject({ app_id: appId })
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
