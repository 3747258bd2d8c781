import { PrivyClient } from '@privy-io/server-auth'
import { exportSPKI, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from './device.ts'
import { everyKind } from './everyKind.ts'
import { openHouse, type House } from './house.ts'
import { appId, appSecret, timeout } from './serve.ts'
import { unlisted } from './unlisted.ts'

let house: House
let privy: PrivyClient
beforeAll(async () => {
  house = await openHouse({ LATCHKEY_IMPORTS_PER_MINUTE: '100000' })
  privy = client()
})
afterAll(() => house?.close())

const client = (secret = appSecret) =>
  new PrivyClient(appId, secret, { apiURL: house.url, walletApi: { apiURL: house.url }, timeout })

test('a person is read from the identity token, without asking once the key is known', async () => {
  const { user, identityToken } = await signIn(house, 'ada@example.com')
  await privy.getVerificationKey()
  const before = house.exchanges.length
  const read = await privy.getUser({ idToken: identityToken })
  expect(house.exchanges).toHaveLength(before)
  expect(read).toMatchObject({
    id: user.id,
    createdAt: new Date(user.created_at * 1000),
    isGuest: false,
    email: { address: 'ada@example.com' },
    linkedAccounts: [{ type: 'email', address: 'ada@example.com', latestVerifiedAt: expect.any(Date) }],
  })
  expect(await privy.getUserFromIdToken(identityToken)).toEqual(read)
  const [header, claims, signature] = identityToken.split('.') as [string, string, string]
  const forged = [header, claims, signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`]
  await expect(privy.getUser({ idToken: forged.join('.') })).rejects.toMatchObject({ type: 'client_error' })
})

test('an access token is verified, with the key fetched and with a key given', async () => {
  const { user, accessToken } = await signIn(house, 'ada@example.com')
  const claims = { appId, userId: user.id, issuer: 'privy.io', sessionId: expect.any(String) }
  expect(await privy.verifyAuthToken(accessToken)).toMatchObject(claims)
  expect(await privy.verifyAuthToken(`Bearer ${accessToken}`, await privy.getVerificationKey())).toMatchObject(claims)
  const { publicKey } = await generateKeyPair('ES256')
  await expect(privy.verifyAuthToken(accessToken, await exportSPKI(publicKey))).rejects.toMatchObject({
    code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  })
})

test('a person is found by their id; who is unknown is 404', async () => {
  const { user } = await signIn(house, 'ada@example.com')
  expect(await privy.getUser(user.id)).toMatchObject({ id: user.id, email: { address: 'ada@example.com' } })
  expect(await privy.getUserById(user.id)).toEqual(await privy.getUser(user.id))
  await expect(privy.getUser('did:latchkey:nobody')).rejects.toMatchObject({
    status: 404,
    type: expect.any(String),
    message: expect.any(String),
  })
})

test('a person is found by every kind of account that names them, and nobody is null', async () => {
  const { id } = await privy.importUser({ linkedAccounts: everyKind })
  const custom = await privy.importUser({ linkedAccounts: [{ type: 'custom_auth', customUserId: 'employee-7' }] })
  const found = await Promise.all([
    privy.getUserByEmail('Grace@Example.com'),
    privy.getUserByPhoneNumber('+1 415 555 2671'),
    privy.getUserByWalletAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'),
    privy.getUserByFarcasterId(4321),
    privy.getUserByDiscordUsername('grace#0'),
    privy.getUserByGithubUsername('grace'),
    privy.getUserByTwitterUsername('grace_h'),
    privy.getUserByTwitterSubject('44'),
    privy.getUserByTelegramUserId('55'),
    privy.getUserByTelegramUsername('gracehopper'),
  ])
  expect(found.map((user) => user?.id)).toEqual(found.map(() => id))
  expect((await privy.getUserByCustomAuthId('employee-7'))?.id).toBe(custom.id)

  const nobody = await Promise.all([
    privy.getUserByEmail('nobody@example.com'),
    privy.getUserByPhoneNumber('+1 415 555 2672'),
    privy.getUserByWalletAddress('0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'),
    privy.getUserBySmartWalletAddress('0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'),
    privy.getUserByFarcasterId(1),
    privy.getUserByDiscordUsername('nobody#0'),
    privy.getUserByGithubUsername('nobody'),
    privy.getUserByTwitterUsername('nobody'),
    privy.getUserByTwitterSubject('1'),
    privy.getUserByTelegramUserId('1'),
    privy.getUserByTelegramUsername('nobody'),
    privy.getUserByCustomAuthId('nobody'),
  ])
  expect(nobody).toEqual(nobody.map(() => null))
})

test('the list of everybody ends, over several pages, and names each person once', async () => {
  const more = Array.from({ length: 105 }, (_, index) => `crowd-${index}@example.com`)
  for (let next = 0; next < more.length; next += 15)
    await Promise.all(
      more.slice(next, next + 15).map((address) => privy.importUser({ linkedAccounts: [{ type: 'email', address }] })),
    )
  const everybody = await privy.getUsers()
  const addresses = everybody.map((user) => user.email?.address)
  expect(addresses).toEqual(expect.arrayContaining(more))
  expect(new Set(everybody.map(({ id }) => id)).size).toBe(everybody.length)
})

test('people are searched by a word, and by lists of addresses', async () => {
  const ids = async (found: Promise<{ id: string }[]>) => (await found).map(({ id }) => id).toSorted()
  const one = await privy.importUser({ linkedAccounts: [{ type: 'email', address: 'lovelace@example.com' }] })
  const two = await privy.importUser({ linkedAccounts: [{ type: 'phone', number: '+1 415 555 2673' }] })
  expect(await ids(privy.getUsers('lovelace'))).toEqual([one.id])
  expect(await ids(privy.getUsers('nobody at all'))).toEqual([])
  const lists = { emails: ['lovelace@example.com'], phoneNumbers: ['+1 415 555 2673'] }
  expect(await ids(privy.getUsers(lists))).toEqual([one.id, two.id].toSorted())
})

test('what is known of a person is replaced, and a person is deleted', async () => {
  const { id } = await privy.importUser({
    linkedAccounts: [{ type: 'email', address: 'leaving@example.com' }],
    customMetadata: { plan: 'free' },
  })
  expect((await privy.getUser(id)).customMetadata).toEqual({ plan: 'free' })
  expect((await privy.setCustomMetadata(id, { plan: 'paid', seats: 3, on: true })).customMetadata).toEqual({
    plan: 'paid',
    seats: 3,
    on: true,
  })
  await privy.deleteUser(id)
  await expect(privy.getUser(id)).rejects.toMatchObject({ status: 404 })
  expect(await privy.getUserByEmail('leaving@example.com')).toBeNull()
})

test('an account that somebody holds is refused, and nothing is made', async () => {
  await privy.importUser({ linkedAccounts: [{ type: 'email', address: 'taken@example.com' }] })
  const again = privy.importUser({
    linkedAccounts: [
      { type: 'email', address: 'taken@example.com' },
      { type: 'phone', number: '+1 415 555 2674' },
    ],
  })
  await expect(again).rejects.toMatchObject({ status: 409, message: expect.not.stringContaining('taken@') })
  expect(await privy.getUserByPhoneNumber('+1 415 555 2674')).toBeNull()
})

test('an account of the app’s own sign-in must be alone', async () => {
  const both = privy.importUser({
    linkedAccounts: [
      { type: 'custom_auth', customUserId: 'employee-8' },
      { type: 'email', address: 'eight@example.com' },
    ],
  })
  await expect(both).rejects.toMatchObject({ status: 400 })
})

test('wallets are made ahead of a person’s arrival', async () => {
  const { id } = await privy.importUser({ linkedAccounts: [{ type: 'email', address: 'ahead@example.com' }] })
  const { linkedAccounts } = await privy.createWallets({
    userId: id,
    createEthereumWallet: true,
    createSolanaWallet: true,
  })
  const wallets = linkedAccounts.filter((account) => account.type === 'wallet')
  expect(wallets).toMatchObject([
    { chainType: 'ethereum', walletClientType: 'privy', connectorType: 'embedded', delegated: false, hdWalletIndex: 0 },
    { chainType: 'solana', walletClientType: 'privy', connectorType: 'embedded', delegated: false, hdWalletIndex: 0 },
  ])
})

test('the app’s settings and its list of invitations', async () => {
  expect(await privy.getAppSettings()).toMatchObject({
    id: appId,
    verificationKey: expect.stringContaining('BEGIN PUBLIC KEY'),
    emailAuth: true,
    allowlistConfig: { errorTitle: null },
  })
  const entry = { type: 'email', value: 'guest@example.com' } as const
  expect(await privy.inviteToAllowlist(entry)).toMatchObject({ ...entry, appId, id: expect.any(String) })
  expect(await privy.getAllowlist()).toMatchObject([entry])
  await privy.removeFromAllowlist(entry)
  expect(await privy.getAllowlist()).toEqual([])
})

test('a token of the test account', async () => {
  const { accessToken } = await privy.getTestAccessToken()
  expect(await privy.verifyAuthToken(accessToken)).toMatchObject({ userId: expect.stringMatching(/^did:latchkey:/) })
})

test('a wrong secret is 401', async () => {
  await expect(client('not the secret of this app').getUser('did:latchkey:x')).rejects.toMatchObject({
    status: 401,
    type: 'app_credentials_invalid',
  })
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
