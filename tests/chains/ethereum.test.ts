import * as endpoints from '@latchkey/core/endpoints'
import { createPublicClient, createTestClient, http, parseEther, type Hex, type TransactionSerialized } from 'viem'
import type { Store } from '@latchkey/server'
import { indexedDbStore } from '@latchkey/server/indexedDb'
import { postgresStore } from '@latchkey/server/sql'
import { expect, onTestFinished, test } from 'vitest'
import { appId, testServer } from '../../packages/backends/src/testServer.test.kit.ts'
import { anvil } from '../../packages/react/src/ethereum/anvil.test.kit.ts'
import { testClient } from '../../packages/server/src/testClient.test.kit.ts'
import { ownDatabase } from '../setup/ownDatabase.ts'
import { openHouse } from './house.ts'
import { standBefore } from './standBefore.ts'

const friend = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'

interface SetUpOptions {
  /** Stands between our server and the chain. */
  between?: Parameters<typeof standBefore>[1]
  store?: Store
}

/** A chain, a server that knows it, and a person with ten ether on it. */
async function setUp({ between, store }: SetUpOptions = {}) {
  const { id, rpcUrls } = await anvil()
  const direct = rpcUrls.default.http[0]!
  const url = between ? await standBefore(direct, between) : direct
  const house = await openHouse({ rpcUrls: { [`eip155:${id}`]: url }, ...(store && { store }) })
  const chain = createPublicClient({ transport: http(direct), pollingInterval: 20 })
  const hands = createTestClient({ mode: 'anvil', transport: http(direct) })
  await hands.setBalance({ address: house.address as Hex, value: parseEther('10') })
  await hands.setBalance({ address: friend, value: 0n })
  await hands.setBalance({ address: stranger, value: 0n })
  const mined = async <answer extends { data: { hash?: string } }>(answer: answer) => {
    await chain.waitForTransactionReceipt({ hash: answer.data.hash as Hex })
    return answer
  }
  const send = async (
    transaction: object,
    { idempotencyKey = crypto.randomUUID() as string, caip2 = `eip155:${id}` } = {},
  ) => {
    const body = { method: 'eth_sendTransaction', caip2, params: { transaction } }
    return mined(await house.app.wallets.rpc(house.walletId, body, { idempotencyKey }))
  }
  const balance = (address: Hex = friend) => chain.getBalance({ address })
  return { ...house, chain, hands, url, mined, send, balance }
}

const ether = (amount: string) => `0x${parseEther(amount).toString(16)}`
const one = { to: friend, value: ether('1') }
const scope = {
  actions: ['eth_sendTransaction' as const],
  chainIds: [31_337],
  to: [friend],
  maxValuePerTx: String(parseEther('1.1')),
  budget: { amount: String(parseEther('2.5')), windowSec: 86_400 },
}
const hash: unknown = expect.stringMatching(/^0x[\da-f]{64}$/)
const denied = { code: 'delegation_scope_denied' }

test('what the person allowed is sent, and their history names the transaction', async () => {
  const { allow, send, balance, activity, chain, walletId } = await setUp()
  await allow(scope)
  const answer = await send(one)
  expect(answer).toEqual({ method: 'eth_sendTransaction', data: { hash, caip2: 'eip155:31337' } })
  expect(await balance()).toBe(parseEther('1'))
  const sent = answer.data.hash as Hex
  expect(await chain.getTransaction({ hash: sent })).toMatchObject({ type: 'eip1559', nonce: 0 })
  expect((await activity())[0]).toMatchObject({
    event: 'delegation.signed',
    action: 'eth_sendTransaction',
    transactionHash: sent,
    detail: { wallet: walletId, transaction: sent, chain: 'eip155:31337' },
  })
})

test('what the person did not allow moves nothing', async () => {
  const { allow, send, balance, chain, address } = await setUp()
  await allow(scope)
  await expect(send({ to: stranger, value: ether('1') })).rejects.toMatchObject(denied)
  await expect(send({ ...one, value: ether('1.2') })).rejects.toMatchObject(denied)
  await expect(send({ ...one, data: '0xa9059cbb' })).rejects.toMatchObject(denied)
  await expect(send({ value: '0x0', data: '0x6001' })).rejects.toMatchObject(denied)
  await expect(send(one, { caip2: 'eip155:1' })).rejects.toMatchObject(denied)
  // Within the most that one may cost by its value, beyond it by its fee.
  const dear = { ...one, gas_limit: 21_000, max_fee_per_gas: 10 ** 13, max_priority_fee_per_gas: 1 }
  await expect(send(dear)).rejects.toMatchObject(denied)
  expect(await balance()).toBe(0n)
  expect(await balance(stranger)).toBe(0n)
  expect(await balance(address as Hex)).toBe(parseEther('10'))
  expect(await chain.getTransactionCount({ address: address as Hex })).toBe(0)
})

test('the budget holds over several, fees included', async () => {
  const { allow, send, balance } = await setUp()
  await allow(scope)
  await send(one)
  await send(one)
  await expect(send(one)).rejects.toMatchObject({ code: 'delegation_budget_exceeded' })
  expect(await balance()).toBe(parseEther('2'))
})

test('nothing is sent after the end: expired, or revoked', async () => {
  const { allow, send, balance, revoke, clock } = await setUp()
  await allow(scope, 60)
  await send(one)
  clock.now += 60_000
  await expect(send(one)).rejects.toMatchObject({ code: 'delegation_expired' })
  await allow(scope)
  await revoke()
  await expect(send(one)).rejects.toMatchObject({ code: 'delegation_revoked' })
  expect(await balance()).toBe(parseEther('1'))
})

test('revoked while the chain is being asked, it is neither signed nor sent', async () => {
  let asked = () => {}
  let goOn = () => {}
  const isAsked = new Promise<void>((resolve) => (asked = resolve))
  const isRevoked = new Promise<void>((resolve) => (goOn = resolve))
  const { allow, send, revoke, balance, activity, chain, address } = await setUp({
    async between(method, forward) {
      if (method === 'eth_getTransactionCount') {
        asked()
        await isRevoked
      }
      return forward()
    },
  })
  await allow(scope)
  const sending = expect(send(one)).rejects.toMatchObject({ code: 'delegation_revoked' })
  await isAsked
  await revoke()
  goOn()
  await sending
  expect(await balance()).toBe(0n)
  expect(await chain.getTransactionCount({ address: address as Hex, blockTag: 'pending' })).toBe(0)
  expect((await activity()).map(({ event }) => event)).not.toContain('delegation.signed')
})

test('one key, one transfer: the same request gets the same hash, another one is refused (fault 36)', async () => {
  const { allow, send, balance, activity, revoke } = await setUp()
  await allow(scope)
  const idempotencyKey = 'rent-2026-11'
  const answers = await Promise.all([1, 2, 3].map(() => send(one, { idempotencyKey })))
  answers.push(await send(one, { idempotencyKey }))
  expect(new Set(answers.map(({ data }) => data.hash)).size).toBe(1)
  expect(await balance()).toBe(parseEther('1'))
  expect((await activity()).filter(({ event }) => event === 'delegation.signed')).toHaveLength(1)
  const other = send({ ...one, value: ether('0.5') }, { idempotencyKey })
  await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  await revoke()
  await expect(send(one, { idempotencyKey })).rejects.toMatchObject({ code: 'delegation_revoked' })
  expect(await balance()).toBe(parseEther('1'))
})

test('whoever hands a sent transaction in again moves nothing, on this chain or on another', async () => {
  const { allow, send, balance, chain } = await setUp()
  await allow(scope)
  const { data } = await send(one)
  const serializedTransaction = await raw(chain, data.hash as Hex)
  await expect(chain.sendRawTransaction({ serializedTransaction })).rejects.toThrow(/nonce/i)
  const elsewhere = await anvil({ id: 10 })
  const other = createPublicClient({ transport: http(elsewhere.rpcUrls.default.http[0]) })
  await expect(other.sendRawTransaction({ serializedTransaction })).rejects.toThrow(/chain id/i)
  expect(await balance()).toBe(parseEther('1'))
})

const raw = (chain: Awaited<ReturnType<typeof setUp>>['chain'], hash: Hex) =>
  chain.request({ method: 'eth_getRawTransactionByHash', params: [hash] } as never) as Promise<TransactionSerialized>

/** One store as two servers reach it: on PostgreSQL, each by connections of its own. */
async function twoStores(): Promise<[Store, Store]> {
  const cluster = process.env.DATABASE_URL
  if (!cluster) {
    const store = await indexedDbStore({ name: crypto.randomUUID() })
    return [store, store]
  }
  const { url, drop } = await ownDatabase(cluster)
  const stores: [Store, Store] = [await postgresStore({ url }), await postgresStore({ url })]
  onTestFinished(async () => {
    for (const store of stores) await store.close()
    await drop()
  })
  return stores
}

test('many at once get a number each and all arrive, also through two servers', async () => {
  const [store, same] = await twoStores()
  const { allow, send, mined, balance, chain, address, url, walletId } = await setUp({ store })
  await allow({ ...scope, budget: { amount: String(parseEther('100')), windowSec: 60 } })
  const second = await testServer({ store: same, rpcUrls: { 'eip155:31337': url }, limits: false })
  const { ask } = testClient(second.handle)
  const body = {
    method: 'eth_sendTransaction',
    caip2: 'eip155:31337',
    params: { transaction: { ...one, value: '0x1' } },
  }
  const as = { app: `${appId}:a secret that only the app’s server has`, params: { id: walletId } }
  const elsewhere = async () => mined(await ask(endpoints.rpc, body, as))
  const here = () => send({ ...one, value: '0x1' })
  const answers = await Promise.all([here, elsewhere, here, elsewhere, here, elsewhere, here].map((each) => each()))
  expect(new Set(answers.map(({ data }) => data.hash)).size).toBe(7)
  expect(await balance()).toBe(7n)
  expect(await chain.getTransactionCount({ address: address as Hex })).toBe(7)
})

test('a lost answer is no lost transaction; one that may be lost is sent again under its key, and signed once', async () => {
  let lost: string[] = []
  const { allow, send, balance, activity } = await setUp({
    between: async (method, forward) => (lost.includes(method) ? null : forward()),
  })
  await allow(scope)
  const idempotencyKey = 'once'
  lost = ['eth_sendRawTransaction', 'eth_getTransactionByHash']
  const unknown = {
    code: 'transaction_outcome_unknown',
    retryable: true,
    message: expect.stringMatching(/0x[\da-f]{64}/) as string,
  }
  await expect(send(one, { idempotencyKey })).rejects.toMatchObject(unknown)
  expect(await balance()).toBe(0n)
  lost = []
  const { data } = await send(one, { idempotencyKey })
  expect(await balance()).toBe(parseEther('1'))
  const signed = (await activity()).filter(({ event }) => event === 'delegation.signed')
  expect(signed.map(({ transactionHash }) => transactionHash)).toEqual([data.hash])
})

test('an answer that gets lost after the chain took it is found by its hash', async () => {
  const { allow, send, balance } = await setUp({
    between: async (method, forward) => {
      const answer = await forward()
      return method === 'eth_sendRawTransaction' ? null : answer
    },
  })
  await allow(scope)
  expect((await send(one)).data.hash).toEqual(hash)
  expect(await balance()).toBe(parseEther('1'))
})

test('what the chain refuses is said in its words, before or after it was signed', async () => {
  const { allow, send, balance, hands, address } = await setUp()
  await allow({
    ...scope,
    maxValuePerTx: String(parseEther('100')),
    budget: { amount: String(parseEther('100')), windowSec: 60 },
  })
  const refused = { code: 'transaction_refused', message: expect.stringMatching(/insufficient funds/i) as string }
  await expect(send({ ...one, value: ether('11') })).rejects.toMatchObject(refused)
  await hands.setBalance({ address: address as Hex, value: parseEther('0.5') })
  const complete = { ...one, gas_limit: 21_000, max_fee_per_gas: 10 ** 10, max_priority_fee_per_gas: 1 }
  const later = { idempotencyKey: 'when-there-is-money' }
  await expect(send(complete, later)).rejects.toMatchObject(refused)
  expect(await balance()).toBe(0n)
  await hands.setBalance({ address: address as Hex, value: parseEther('5') })
  await send(complete, later)
  expect(await balance()).toBe(parseEther('1'))
})

test('the app’s own wallet sends whatever it is told, in every form', async () => {
  const { app, chain, hands, mined, balance } = await setUp()
  const own = await app.wallets.create({ chainType: 'ethereum' })
  await hands.setBalance({ address: own.address as Hex, value: parseEther('1') })
  const forms = [
    {},
    { type: 0 },
    { type: 1 },
    { type: 2, max_priority_fee_per_gas: 5 },
    { gas_price: 3_000_000_000 },
    { nonce: 5, gas_limit: 30_000, max_fee_per_gas: 3_000_000_000, max_priority_fee_per_gas: 1, chain_id: 31_337 },
  ]
  for (const form of forms) {
    const params = { transaction: { to: friend, value: 1, from: own.address, ...form } }
    const body = { method: 'eth_sendTransaction', caip2: 'eip155:31337', params }
    const { data } = await mined(await app.wallets.rpc(own.id, body))
    expect(await chain.getTransactionReceipt({ hash: data.hash as Hex })).toMatchObject({ status: 'success' })
  }
  expect(await balance()).toBe(BigInt(forms.length))
})
