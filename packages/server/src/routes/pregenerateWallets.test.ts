import * as endpoints from '@latchkey/core/endpoints'
import { wallets } from '@latchkey/core'
import { beforeEach, expect, test } from 'vitest'
import { testPerson } from '../testPerson.test.kit.ts'
import { app, appId, testServer, type TestServer } from '../testServer.test.kit.ts'

let server: TestServer
let person: Awaited<ReturnType<typeof testPerson>>
beforeEach(async () => {
  server = await testServer({ smartWalletType: 'safe' })
  person = await testPerson(server)
})

const ethereum = { chainType: 'ethereum' }
const solana = { chainType: 'solana' }

const pregenerate = (wanted: (typeof ethereum & { createSmartWallet?: boolean })[], { id = person.user.id } = {}) =>
  server.ask(endpoints.pregenerateWallets, { wallets: wanted }, { app, params: { id } })

test('makes wallets for a person, and more of them later, from the same secret', async () => {
  const first = await pregenerate([ethereum, solana])
  expect(wallets(first)).toMatchObject([
    { chainType: 'ethereum', walletIndex: 0, recoveryMethod: 'privy', delegated: false, imported: false },
    { chainType: 'solana', walletIndex: 0, publicKey: expect.stringMatching(/^[\da-f]{64}$/) },
  ])
  const secret = await server.store.pregenerated.get(person.user.id)
  const second = await pregenerate([ethereum, ethereum])
  expect(wallets(second).map(({ walletIndex }) => walletIndex)).toEqual([0, 0, 1, 2])
  expect(await server.store.pregenerated.get(person.user.id)).toEqual(secret)
})

test('many at once come to different indices of one secret', async () => {
  await Promise.all(Array.from({ length: 4 }, () => pregenerate([ethereum])))
  const { user } = await server.ask(endpoints.refreshUser, undefined, { token: person.token })
  expect(wallets(user).map(({ walletIndex }) => walletIndex)).toEqual([0, 1, 2, 3])
})

test('adds the smart wallet that the first Ethereum wallet owns, once', async () => {
  const user = await pregenerate([{ ...ethereum, createSmartWallet: true }])
  expect(user.smartWallet).toMatchObject({ smartWalletType: 'safe', smartWalletVersion: '1.4.1' })
  const again = pregenerate([{ ...ethereum, createSmartWallet: true }])
  await expect(again).rejects.toMatchObject({ status: 409, code: 'wallet_already_exists' })
  expect(await pregenerate([ethereum])).toMatchObject({ smartWallet: user.smartWallet })
})

test('answers to the way older clients ask, too', async () => {
  const body = {
    userId: person.user.id,
    createEthereumWallet: true,
    numberOfEthereumWalletsToCreate: 2,
    createSolanaWallet: true,
    createEthereumSmartWallet: true,
  }
  const user = await server.ask(endpoints.createWallets, body, { app, params: { appId } })
  expect(wallets(user).map(({ chainType }) => chainType)).toEqual(['ethereum', 'ethereum', 'solana'])
  expect(user.smartWallet).toBeDefined()
  const elsewhere = server.ask(endpoints.createWallets, body, { app, params: { appId: 'another-app-of-25-letters' } })
  await expect(elsewhere).rejects.toMatchObject({ status: 404 })
})

test('who has a vault makes wallets themselves', async () => {
  const vault = {
    v: 2,
    vaultId: 'v',
    userId: person.user.id,
    kind: 'hd',
    iv: 'iv',
    ct: 'ct',
    wraps: [],
    rev: 1,
  } as const
  await server.store.vaults.put({ ...vault, wraps: [], createdAt: new Date() })
  await expect(pregenerate([ethereum])).rejects.toMatchObject({ status: 409, code: 'vault_exists' })
  expect(await server.store.pregenerated.get(person.user.id)).toBeNull()
})

test('says what it cannot do, and makes nothing then', async () => {
  const refused: [Parameters<typeof pregenerate>[0], object][] = [
    [[{ chainType: 'bitcoin-segwit' }], { status: 400, code: 'unsupported_chain_type' }],
    [[{ ...ethereum, policyIds: ['p'] } as never], { status: 400, code: 'not_supported' }],
    [[{ ...solana, createSmartWallet: true }], { status: 400, code: 'wire_invalid' }],
    [[], { status: 400, code: 'wire_invalid' }],
    [Array.from({ length: 11 }, () => ethereum), { status: 400, code: 'wire_invalid' }],
  ]
  for (const [wanted, refusal] of refused) await expect(pregenerate(wanted)).rejects.toMatchObject(refusal)
  const nothing = server.ask(endpoints.createWallets, { userId: person.user.id }, { app, params: { appId } })
  await expect(nothing).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  const nobody = pregenerate([ethereum], { id: 'did:latchkey:nobody' })
  await expect(nobody).rejects.toMatchObject({ status: 404, code: 'user_not_found' })
  expect(await server.store.pregenerated.get(person.user.id)).toBeNull()
})

test('nobody signs with them before their person arrived, the app included', async () => {
  const user = await pregenerate([ethereum])
  const body = { method: 'personal_sign', params: { message: 'hello', encoding: 'utf-8' as const } }
  const signed = server.ask(endpoints.rpc, body, { app, params: { id: wallets(user)[0]!.id! } })
  await expect(signed).rejects.toMatchObject({ status: 404, code: 'delegation_not_found' })
})

test('only the app’s own server may ask (fault 66)', async () => {
  const params = { id: person.user.id }
  for (const as of [{ token: person.token }, { app: `${app}x` }, {}]) {
    const asked = server.ask(endpoints.pregenerateWallets, { wallets: [ethereum] }, { ...as, params })
    await expect(asked).rejects.toMatchObject({ status: 401, code: 'app_credentials_invalid' })
  }
})

test('the same key gives the same answer, and makes nothing twice (fault 36)', async () => {
  const headers = { 'privy-idempotency-key': crypto.randomUUID() }
  const ask = (wanted: (typeof ethereum)[]) =>
    server.ask(endpoints.pregenerateWallets, { wallets: wanted }, { app, params: { id: person.user.id }, headers })
  const racing = await Promise.all([ask([ethereum]), ask([ethereum]), ask([ethereum])])
  await pregenerate([solana])
  expect([...racing, await ask([ethereum])]).toEqual(Array.from({ length: 4 }, () => racing[0]))
  expect(wallets(await pregenerate([solana]))).toHaveLength(3)
  await expect(ask([solana])).rejects.toMatchObject({ status: 422, code: 'idempotency_key_reused' })
})
