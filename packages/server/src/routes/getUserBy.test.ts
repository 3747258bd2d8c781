import * as endpoints from '@latchkey/core/endpoints'
import type { ImportedAccount } from '@latchkey/core/wire'
import { beforeAll, expect, test } from 'vitest'
import { app, appHeaders, testServer, type TestServer } from '../testServer.test.kit.ts'

const address = '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7'
const solana = '7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV'
const linkedAccounts: ImportedAccount[] = [
  { type: 'email', address: 'ada@example.com' },
  { type: 'phone', number: '+1 415 555 2671' },
  { type: 'wallet', address, chainType: 'ethereum' },
  { type: 'wallet', address: solana, chainType: 'solana' },
  { type: 'farcaster', fid: 4423, ownerAddress: address, username: 'payton' },
  { type: 'discord_oauth', subject: '1', username: 'batman#1234' },
  { type: 'github_oauth', subject: '1', username: 'Joker' },
  { type: 'twitter_oauth', subject: 'tw-1', username: 'Batman', name: 'B' },
  { type: 'telegram', telegramUserId: '77', username: 'BatGram' },
]

let server: TestServer
let ada: string
let custom: string
let smart: string
beforeAll(async () => {
  server = await testServer({ smartWalletType: 'light_account' })
  const made = await server.ask(
    endpoints.importUser,
    { linkedAccounts, createEthereumWallet: true, createEthereumSmartWallet: true },
    { app },
  )
  ada = made.id
  smart = made.smartWallet!.address
  const other: ImportedAccount[] = [{ type: 'custom_auth', customUserId: 'my user/1' }]
  custom = (await server.ask(endpoints.importUser, { linkedAccounts: other }, { app })).id
  await server.ask(
    endpoints.importUser,
    { linkedAccounts: [{ type: 'discord_oauth', subject: '2', username: 'robin' }] },
    { app },
  )
})

const ask = (path: string, body: object) =>
  server.send('POST', `/v1/users/${path}`, { headers: appHeaders, body: JSON.stringify(body) })

test.each([
  ['email/address', { address: 'ada@example.com' }],
  ['email/address', { address: ' ADA@Example.com ' }],
  ['phone/number', { number: '+14155552671' }],
  ['phone/number', { number: '(415) 555-2671' }],
  ['wallet/address', { address }],
  ['wallet/address', { address: address.toLowerCase() }],
  ['wallet/address', { address: solana }],
  ['farcaster/fid', { fid: 4423 }],
  ['discord/username', { username: 'batman#1234' }],
  ['github/username', { username: 'joker' }],
  ['twitter/username', { username: 'BATMAN' }],
  ['twitter/subject', { subject: 'tw-1' }],
  ['telegram/telegram_user_id', { telegram_user_id: '77' }],
  ['telegram/username', { username: 'batgram' }],
])('%s finds by %j', async (path, body) => {
  expect(await ask(path, body)).toMatchObject({ status: 200, body: { id: ada } })
})

test('a smart wallet, an id of the app’s own, and a Discord name without a number are found, too', async () => {
  expect((await ask('smart_wallet/address', { address: smart.toLowerCase() })).body.id).toBe(ada)
  expect((await ask('custom_auth/id', { custom_user_id: 'my user/1' })).body.id).toBe(custom)
  for (const username of ['robin', 'robin#0'])
    expect((await ask('discord/username', { username })).body.linked_accounts).toMatchObject([{ username: 'robin#0' }])
})

test.each([
  ['email/address', { address: 'eve@example.com' }],
  ['email/address', { address: 'no address' }],
  ['phone/number', { number: '+44 20 7946 0958' }],
  ['phone/number', { number: 'no number' }],
  ['wallet/address', { address: '0x0000000000000000000000000000000000000001' }],
  ['wallet/address', { address: solana.toLowerCase() }],
  ['wallet/address', { address: '; drop table users' }],
  ['smart_wallet/address', { address }],
  ['farcaster/fid', { fid: 1 }],
  ['discord/username', { username: 'batman' }],
  ['github/username', { username: '%' }],
  ['github/username', { username: 'jok_r' }],
  ['twitter/username', { username: 'bat' }],
  ['twitter/subject', { subject: 'TW-1' }],
  ['telegram/telegram_user_id', { telegram_user_id: '7' }],
  ['telegram/username', { username: 'x' }],
  ['custom_auth/id', { custom_user_id: 'MY USER/1' }],
])('%s finds nobody by %j', async (path, body) => {
  expect(await ask(path, body)).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
})

test.each([
  ['email/address', {}],
  ['email/address', { address: '' }],
  ['email/address', { address: 'x'.repeat(321) }],
  ['farcaster/fid', { fid: '4423' }],
  ['farcaster/fid', { fid: -1 }],
  ['telegram/telegram_user_id', { telegram_user_id: 77 }],
])('%s refuses %.60j', async (path, body) => {
  expect(await ask(path, body)).toMatchObject({ status: 400, body: { code: 'wire_invalid' } })
})

test('a person is read by their DID, with or without the colons encoded', async () => {
  for (const id of [ada, encodeURIComponent(ada)])
    for (const prefix of ['/api/v1', '/v1']) {
      const answer = await server.send('GET', `${prefix}/users/${id}`, { headers: appHeaders })
      expect(answer).toMatchObject({ status: 200, body: { id: ada } })
    }
})

test('nobody has this DID: 404, and the fixed addresses beside it still answer', async () => {
  const unknown = await server.send('GET', '/v1/users/did:latchkey:nobody', { headers: appHeaders })
  expect(unknown).toMatchObject({ status: 404, body: { code: 'user_not_found' } })
  expect(await server.send('GET', '/v1/users/me')).toMatchObject({
    status: 401,
    body: { code: 'must_be_authenticated' },
  })
  expect((await server.send('GET', '/v1/users/a%2Fb', { headers: appHeaders })).status).toBe(404)
})

test('only the app’s own server asks', async () => {
  for (const [method, path] of [
    ['GET', `/v1/users/${ada}`],
    ['GET', '/v1/users'],
    ['POST', '/v1/users/search'],
    ['POST', '/v1/users/email/address'],
    ['DELETE', `/v1/users/${ada}`],
    ['POST', `/v1/users/${ada}/custom_metadata`],
    ['POST', `/v1/users/${ada}/accounts/unlink`],
  ] as const)
    expect(await server.send(method, path, { headers: { authorization: 'Bearer x' } })).toMatchObject({
      status: 401,
      body: { code: 'app_credentials_invalid' },
    })
})
