import { generateKeyPairSync } from 'node:crypto'
import * as endpoints from '@latchkey/core/endpoints'
import { expect, test } from 'vitest'
import { delegate, testPerson, testWallet } from '../testPerson.test.kit.ts'
import { appId } from '../testServer.test.kit.ts'
import { email, server, setUp } from './testServerClient.test.kit.ts'

test('imports as the published sample does, wallets included, and finds the person again', async () => {
  const { client } = setUp()
  const user = await client.importUser({
    linkedAccounts: [{ type: 'email', address: 'batman@privy.io' }],
    createEthereumWallet: true,
    createSolanaWallet: true,
  })
  expect(user).toMatchObject({ email: { address: 'batman@privy.io' }, linkedAccounts: { length: 3 } })
  expect(await client.getUserByEmail('BATMAN@privy.io')).toEqual(user)
  expect(await client.getUser(user.id)).toEqual(user)
})

test('accounts go in as they are spelled in TypeScript, Farcaster’s picture by either name', async () => {
  const { client } = setUp()
  const { linkedAccounts } = await client.importUser({
    linkedAccounts: [
      {
        type: 'farcaster',
        fid: 7,
        ownerAddress: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
        displayName: 'Ada',
        profilePictureUrl: 'https://pictures.example/ada.png',
        homepageUrl: 'https://ada.example/',
      },
      { type: 'telegram', telegramUserId: '42', firstName: 'Ada' },
    ],
    customMetadata: { tier: 'gold' },
  })
  expect(linkedAccounts).toMatchObject([
    { fid: 7, displayName: 'Ada', pfp: 'https://pictures.example/ada.png', url: 'https://ada.example/' },
    { telegramUserId: '42', firstName: 'Ada' },
  ])
  expect(await client.getUserByFarcasterId(7)).toMatchObject({ customMetadata: { tier: 'gold' } })
  expect(await client.getUserByTelegramUserId('42')).toMatchObject({ telegram: { firstName: 'Ada' } })
})

test('nobody is null where an account was asked for, and an error where an id was', async () => {
  const { client } = setUp()
  for (const find of [
    client.getUserByEmail,
    client.getUserByPhone,
    client.getUserByWalletAddress,
    client.getUserBySmartWalletAddress,
    client.getUserByDiscordUsername,
    client.getUserByGithubUsername,
    client.getUserByTwitterUsername,
    client.getUserByTwitterSubject,
    client.getUserByTelegramUserId,
    client.getUserByTelegramUsername,
    client.getUserByCustomAuthId,
  ])
    expect(await find('+15555550199')).toBeNull()
  expect(await client.getUserByFarcasterId(404)).toBeNull()
  await expect(client.getUser('did:latchkey:nobody')).rejects.toMatchObject({ code: 'user_not_found' })
})

test('reads whoever is signed in from their token, and asks the server for its keys once', async () => {
  const { client, asked } = setUp()
  const person = await testPerson(server)
  const [user] = await Promise.all(Array.from({ length: 8 }, () => client.getUser({ idToken: person.identityToken! })))
  expect(user).toMatchObject({ id: person.user.id, createdAt: person.user.createdAt, isGuest: false })
  expect(user!.linkedAccounts).toMatchObject([{ type: 'passkey', credentialId: expect.any(String) }])
  for (const unknowable of ['mfaMethods', 'hasAcceptedTerms']) expect(user).not.toHaveProperty(unknowable)
  expect(user!.linkedAccounts[0]).not.toHaveProperty('enrolledInMfa')
  const { userId, appId: app, sessionId } = await client.verifyAccessToken(`Bearer ${person.token}`)
  expect({ userId, app }).toEqual({ userId: person.user.id, app: appId })
  expect(sessionId).toEqual(expect.any(String))
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([`/api/v1/apps/${appId}/jwks.json`])
})

test('with the key at hand no request is made, and neither token does the other’s work (fault 23)', async () => {
  const { body } = await server.send('GET', `/api/v1/apps/${appId}`)
  const { client, asked } = setUp({ verificationKey: body.verification_key })
  const { token, identityToken, refreshToken } = await testPerson(server)
  await client.getUser({ idToken: { value: identityToken! } })
  await client.verifyAccessToken(token)
  await expect(client.getUser({ idToken: token })).rejects.toMatchObject({ code: 'token_wrong_type' })
  await expect(client.verifyAccessToken(identityToken!)).rejects.toMatchObject({ code: 'token_wrong_type' })
  for (const check of [(idToken: string) => client.getUser({ idToken }), client.verifyAccessToken])
    await expect(check(refreshToken)).rejects.toMatchObject({ code: 'token_invalid' })
  await expect(client.getUser({ idToken: undefined })).rejects.toMatchObject({ code: 'must_be_authenticated' })
  expect(asked).toEqual([])
})

test('the published getUserFromRequest works as it is printed', async () => {
  const { client } = setUp()
  const { getUser } = client
  async function getUserFromRequest(req: {
    cookies: { get(name: string): { name: string; value: string } | undefined }
  }) {
    const idToken = req.cookies.get('privy-id-token')
    return getUser({ idToken: idToken })
  }
  const { identityToken, user } = await testPerson(server)
  const cookie = { name: 'privy-id-token', value: identityToken! }
  expect(
    await getUserFromRequest({ cookies: { get: (name) => (name === cookie.name ? cookie : undefined) } }),
  ).toMatchObject({
    id: user.id,
  })
  await expect(getUserFromRequest({ cookies: { get: () => undefined } })).rejects.toMatchObject({
    code: 'must_be_authenticated',
  })
})

test('finds the wallets that the app’s server may sign for, in the token as on the server, and signs with them', async () => {
  const { client } = setUp()
  const person = await testPerson(server)
  const wallet = await testWallet(server, person)
  await testWallet(server, person, { walletIndex: 1 })
  await delegate(server, person, wallet)
  const { identityToken } = await server.ask(endpoints.refreshUser, undefined, { token: person.token })
  const light = await client.getUser({ idToken: identityToken! })
  const full = await client.getUser(person.user.id)
  expect(
    light.linkedAccounts.filter((account) => account.type === 'wallet' && account.walletClientType === 'privy'),
  ).toHaveLength(2)
  expect(client.delegatedWallets(light)).toMatchObject([{ address: wallet.address, id: wallet.id, delegated: true }])
  expect(client.delegatedWallets(full)).toMatchObject([{ address: wallet.address }])
  expect(light.linkedAccounts.at(-1)).not.toHaveProperty('imported')
  const message = { message: 'hello', encoding: 'utf-8' }
  const { data } = await client.wallets.rpc(wallet.id, { method: 'personal_sign', params: message })
  expect(data.signature).toMatch(/^0x[\da-f]{130}$/)
})

test('walks through everybody, and finds by text', async () => {
  const { client } = setUp()
  const word = crypto.randomUUID()
  const made = await Promise.all(
    [1, 2, 3].map((n) => client.importUser({ linkedAccounts: [email(`${word}${n}@a.example`)] })),
  )
  const ids: string[] = []
  for await (const { id } of client.getUsers({ limit: 2 })) ids.push(id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(expect.arrayContaining(made.map(({ id }) => id)))
  const found: string[] = []
  for await (const { id } of client.searchUsers({ searchTerm: word })) found.push(id)
  expect(found.toSorted()).toEqual(made.map(({ id }) => id).toSorted())
})

test('changes, unlinks and forgets people', async () => {
  const { client } = setUp()
  const handle = email().address
  const { id } = await client.importUser({
    linkedAccounts: [
      email(handle),
      { type: 'phone', number: `+1415555${String(Math.floor(Math.random() * 9_000) + 1_000)}` },
    ],
  })
  expect(await client.setCustomMetadata(id, { tier: 'gold' })).toMatchObject({ customMetadata: { tier: 'gold' } })
  expect(await client.unlinkAccount(id, { type: 'email', handle })).toMatchObject({
    linkedAccounts: [{ type: 'phone' }],
  })
  expect(await client.pregenerateWallets(id, [{ chainType: 'ethereum' }])).toMatchObject({ wallet: { walletIndex: 0 } })
  expect(await client.deleteUser(id)).toBeUndefined()
  await expect(client.getUser(id)).rejects.toMatchObject({ code: 'user_not_found' })
})

test('imports many in batches, each person with a result in their place (fault 39)', async () => {
  const { client, asked } = setUp()
  const inputs = Array.from({ length: 45 }, (_, index) => ({
    linkedAccounts: [index % 20 === 7 ? { type: 'email' as const, address: 'no address' } : email()],
  }))
  const outcomes = await client.importUsers(inputs)
  expect(outcomes.map(({ index }) => index)).toEqual(inputs.map((_, index) => index))
  expect(outcomes.filter(({ success }) => !success)).toMatchObject([
    { index: 7, code: 'wire_invalid', retryable: false },
    { index: 27, code: 'wire_invalid' },
  ])
  expect(asked).toHaveLength(3)
})

test('a batch that is sent again with its key makes nobody twice', async () => {
  const { client } = setUp()
  const inputs = Array.from({ length: 25 }, () => ({ linkedAccounts: [email()] }))
  const options = { idempotencyKey: crypto.randomUUID() }
  expect(await client.importUsers(inputs, options)).toEqual(await client.importUsers(inputs, options))
})

test('what a batch could not be asked for is marked, and the rest stands', async () => {
  let asked = 0
  const away = () => Response.json({ error: 'away', code: 'store_unavailable', retryable: true }, { status: 503 })
  const { client } = setUp({
    handler: async (request) => (asked++ === 0 ? server.handle(request) : away()),
    retries: 0,
  })
  const outcomes = await client.importUsers(Array.from({ length: 50 }, () => ({ linkedAccounts: [email()] })))
  expect(outcomes.filter(({ success }) => success)).toHaveLength(20)
  expect(outcomes.slice(20)).toEqual(
    Array.from({ length: 30 }, (_, index) => ({
      index: 20 + index,
      success: false,
      code: 'store_unavailable',
      error: 'away',
      retryable: true,
    })),
  )
  expect(asked).toBe(2)
})

test('credentials that are wrong stop a batch at once', async () => {
  const { client, asked } = setUp({ appSecret: 'not the secret of this app' })
  const inputs = Array.from({ length: 40 }, () => ({ linkedAccounts: [email()] }))
  await expect(client.importUsers(inputs)).rejects.toMatchObject({ code: 'app_credentials_invalid' })
  expect(asked).toHaveLength(1)
})

test('a key that is none, or of another curve, is told', async () => {
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'pem' })
  for (const verificationKey of ['not a key', p384 as string]) {
    const { client } = setUp({ verificationKey })
    const { identityToken } = await testPerson(server)
    await expect(client.getUser({ idToken: identityToken! })).rejects.toMatchObject({ code: 'config_invalid' })
  }
})

test('makes wallets of the app itself, and signs with them', async () => {
  const { client } = setUp()
  const { id, address } = await client.wallets.create({ chainType: 'ethereum' })
  expect(await client.wallets.get(id)).toMatchObject({ address })
  const all: string[] = []
  for await (const wallet of client.wallets.list()) all.push(wallet.id)
  expect(all).toContain(id)
})
