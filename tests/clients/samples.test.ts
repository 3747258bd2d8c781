import { PrivyClient, type User } from '@privy-io/server-auth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from './device.ts'
import { openHouse, type House } from './house.ts'
import { appId, appSecret, timeout } from './serve.ts'
import { unlisted } from './unlisted.ts'

let house: House
let privy: PrivyClient
beforeAll(async () => {
  house = await openHouse({ LATCHKEY_SMART_WALLET_TYPE: 'safe' })
  privy = new PrivyClient(appId, appSecret, { apiURL: house.url, timeout })
})
afterAll(() => house?.close())

/** What the guide for importing people sends with curl, but for its comment and its last comma: JSON has neither. */
const body = `{
  "linked_accounts": [
    { "subject": "1234567890", "username": "batman#1234", "email": "batman@gmail.com", "type": "discord_oauth" },
    { "number": "+1 123 456 7890", "type": "phone" },
    { "subject": "1234567890", "email": "bruce@privy.io", "name": "Bruce Wayne", "type": "google_oauth" },
    { "address": "batman@privy.io", "type": "email" },
    { "address": "0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7", "type": "wallet", "chain_type": "ethereum" },
    { "subject": "1234567890", "username": "batman", "name": "Batman", "type": "twitter_oauth" },
    { "subject": "1234567890", "username": "joker", "name": "Joker", "type": "github_oauth" }
  ]
}`

const post = (sent: BodyInit, headers: object = {}) =>
  fetch(`${house.url}/api/v1/users`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${appId}:${appSecret}`)}`,
      'privy-app-id': appId,
      'content-type': 'application/json',
      ...headers,
    },
    body: sent,
    duplex: 'half',
  } as RequestInit)

test('the import with curl', async () => {
  const answer = await post(body)
  expect(answer.status).toBe(200)
  const user: unknown = await answer.json()
  const verified_at: unknown = expect.any(Number)
  expect(user).toMatchObject({
    id: expect.stringMatching(/^did:latchkey:/),
    created_at: expect.any(Number),
    linked_accounts: [
      { type: 'discord_oauth', subject: '1234567890', username: 'batman#1234', email: 'batman@gmail.com', verified_at },
      { type: 'phone', verified_at },
      { type: 'google_oauth', subject: '1234567890', email: 'bruce@privy.io', name: 'Bruce Wayne', verified_at },
      { type: 'email', address: 'batman@privy.io', verified_at },
      { type: 'wallet', address: '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7', chain_type: 'ethereum', verified_at },
      { type: 'twitter_oauth', subject: '1234567890', username: 'batman', name: 'Batman', verified_at },
      { type: 'github_oauth', subject: '1234567890', username: 'joker', name: 'Joker', verified_at },
    ],
  })
})

test('a comment or a comma too many in it is refused', async () => {
  for (const printed of [
    body.replace('"joker"', '"joker" # hero?'),
    body.replace('"github_oauth" }', '"github_oauth", }'),
  ]) {
    const answer = await post(printed)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'wire_invalid' })
  }
})

test('a body that is sent in pieces arrives whole', async () => {
  const whole = JSON.stringify({ linked_accounts: [{ type: 'email', address: 'pieces@example.com' }] })
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const half of [whole.slice(0, 20), whole.slice(20)]) controller.enqueue(new TextEncoder().encode(half))
      controller.close()
    },
  })
  expect((await post(pieces)).status).toBe(200)
})

test('the import with importUser, wallets and all', async () => {
  const user = await privy.importUser({
    linkedAccounts: [{ type: 'email', address: 'robin@privy.io' }],
    createEthereumWallet: true,
    createSolanaWallet: true,
    createEthereumSmartWallet: true,
  })
  expect(user.linkedAccounts).toMatchObject([
    { type: 'email', address: 'robin@privy.io' },
    { type: 'wallet', chainType: 'ethereum', walletClientType: 'privy' },
    { type: 'wallet', chainType: 'solana', walletClientType: 'privy' },
    { type: 'smart_wallet', smartWalletType: 'safe' },
  ])
  expect(user.smartWallet?.address).toMatch(/^0x[\da-fA-F]{40}$/)
  expect((await privy.getUserBySmartWalletAddress(user.smartWallet!.address))?.id).toBe(user.id)
})

test('an Ethereum smart wallet needs an Ethereum wallet', async () => {
  const linkedAccounts = [{ type: 'email' as const, address: 'alfred@privy.io' }]
  const refused = privy.importUser({ linkedAccounts, createEthereumSmartWallet: true })
  await expect(refused).rejects.toMatchObject({ status: 400 })
})

test('getUserFromRequest', async () => {
  async function getUserFromRequest(req: { cookies: Map<string, string> }): Promise<User | undefined> {
    const idToken = req.cookies.get('privy-id-token')!
    try {
      return await privy.getUser({ idToken })
    } catch {
      return undefined
    }
  }
  const { user, identityToken } = await signIn(house, 'ada@example.com')
  expect(await getUserFromRequest({ cookies: new Map([['privy-id-token', identityToken]]) })).toMatchObject({
    id: user.id,
    email: { address: 'ada@example.com' },
  })
  expect(await getUserFromRequest({ cookies: new Map([['privy-id-token', 'no token']]) })).toBeUndefined()
})

test('all that passed is as Privy’s schemas have it, but for the differences on purpose', () => {
  expect(unlisted(house.exchanges)).toEqual([])
})
