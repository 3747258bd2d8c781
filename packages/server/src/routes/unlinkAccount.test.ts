import * as endpoints from '@latchkey/core/endpoints'
import type { ImportedAccount } from '@latchkey/core/wire'
import { expect, test } from 'vitest'
import { testPerson, testWallet } from '../testPerson.test.kit.ts'
import { app, testServer, type TestServer } from '../testServer.test.kit.ts'

const address = '0x3DAF84b3f09A0E2092302F7560888dBc0952b7B7'
const linkedAccounts: ImportedAccount[] = [
  { type: 'email', address: 'ada@example.com' },
  { type: 'phone', number: '+1 415 555 2671' },
  { type: 'wallet', address, chainType: 'ethereum' },
  { type: 'discord_oauth', subject: '77', username: 'batman#1234' },
  { type: 'farcaster', fid: 7, ownerAddress: address },
]

const unlink = (server: TestServer, id: string, type: string, handle: string) =>
  server.ask(endpoints.unlinkAccount, { type, handle }, { app, params: { id } })

test.each([
  ['email', 'ADA@example.com'],
  ['phone', '415 555 2671'],
  ['wallet', address.toLowerCase()],
  ['discord_oauth', '77'],
  ['discord_oauth', 'Batman#1234'],
  ['farcaster', '7'],
])('a %s account is named %s, and then it is gone and free', async (type, handle) => {
  const server = await testServer()
  const { id } = await server.ask(endpoints.importUser, { linkedAccounts }, { app })
  const left = await unlink(server, id, type, handle)
  expect(left.linkedAccounts.map((account) => account.type)).toEqual(
    linkedAccounts.map((account) => account.type).filter((each) => each !== type),
  )
  const freed = linkedAccounts.filter((account) => account.type === type)
  await server.ask(endpoints.importUser, { linkedAccounts: freed }, { app })
})

test('the last account to sign in with stays, however many wallets there are', async () => {
  const server = await testServer()
  const { id } = await server.ask(
    endpoints.importUser,
    { linkedAccounts: linkedAccounts.slice(0, 1), createEthereumWallet: true },
    { app },
  )
  await expect(unlink(server, id, 'email', 'ada@example.com')).rejects.toMatchObject({
    status: 422,
    code: 'cannot_unlink_sole_account',
  })
})

test('embedded wallets and passkeys stay with their person', async () => {
  const server = await testServer()
  const person = await testPerson(server)
  const wallet = await testWallet(server, person)
  await expect(unlink(server, person.user.id, 'wallet', wallet.address)).rejects.toMatchObject({
    code: 'cannot_unlink_embedded_wallet',
  })
  const passkey = person.user.linkedAccounts.find((account) => account.type === 'passkey')!
  await expect(unlink(server, person.user.id, 'passkey', passkey.credentialId)).rejects.toMatchObject({
    status: 400,
    code: 'not_supported',
  })
})

test('an account that the person does not have is not found, nor somebody else’s', async () => {
  const server = await testServer()
  const { id } = await server.ask(endpoints.importUser, { linkedAccounts }, { app })
  const other: ImportedAccount[] = [
    { type: 'email', address: 'eve@example.com' },
    { type: 'telegram', telegramUserId: '1' },
  ]
  await server.ask(endpoints.importUser, { linkedAccounts: other }, { app })
  for (const [type, handle] of [
    ['email', 'eve@example.com'],
    ['telegram', '1'],
    ['wallet', 'ada@example.com'],
    ['custom:guest', 'x'],
    ['nonsense', 'x'],
  ] as const)
    await expect(unlink(server, id, type, handle)).rejects.toMatchObject({
      status: 404,
      code: 'linked_account_not_found',
    })
  await expect(unlink(server, 'did:latchkey:x', 'email', 'x')).rejects.toMatchObject({ code: 'user_not_found' })
})

test('two unlinkers at once never leave somebody without a way in', async () => {
  const server = await testServer()
  const { id } = await server.ask(endpoints.importUser, { linkedAccounts: linkedAccounts.slice(0, 2) }, { app })
  const outcomes = await Promise.allSettled([
    unlink(server, id, 'email', 'ada@example.com'),
    unlink(server, id, 'phone', '+14155552671'),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
