import * as endpoints from '@latchkey/core/endpoints'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseTransaction, type TransactionSerialized } from 'viem'
import { expect, onTestFinished, test } from 'vitest'
import { app, testServer } from '../testServer.test.kit.ts'

const sound: Record<string, unknown> = {
  eth_chainId: '0x1',
  eth_getTransactionCount: '0x7',
  eth_estimateGas: '0x5208',
  eth_getBlockByNumber: { baseFeePerGas: '0x64' },
  eth_maxPriorityFeePerGas: '0x2',
  eth_gasPrice: '0x6e',
}
const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'

/** A server whose node says what a test has it say, an app's own wallet, and what was handed in. */
async function setUp(says: Record<string, unknown>) {
  const handedIn: string[] = []
  const node = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const { method, params } = JSON.parse(Buffer.concat(parts).toString()) as { method: string; params: string[] }
      if (method === 'eth_sendRawTransaction') handedIn.push(params[0]!)
      const result = { ...sound, ...says }[method]
      response.end(JSON.stringify(result === undefined ? { error: { code: -32_601, message: 'no' } } : { result }))
    })
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void node.close())
  await new Promise((resolve) => node.once('listening', resolve))
  const url = `http://127.0.0.1:${(node.address() as AddressInfo).port}`
  const server = await testServer({ rpcUrls: { 'eip155:1': url } })
  const { id } = await server.ask(endpoints.createAppWallet, { chainType: 'ethereum' }, { app })
  const send = (transaction: object = { to, value: 1 }) => {
    const body = { method: 'eth_sendTransaction', caip2: 'eip155:1', params: { transaction } }
    return server.ask(endpoints.rpc, body, { app, params: { id } })
  }
  return { send, handedIn }
}

/** What was filled in, read off what was handed in. */
async function filled(says: Record<string, unknown>, transaction?: object) {
  const { send, handedIn } = await setUp(says)
  // No node of this name is known to the test's one, so what became of it stays unknown.
  await expect(send(transaction)).rejects.toMatchObject({ status: 504, code: 'transaction_outcome_unknown' })
  return parseTransaction(handedIn[0] as TransactionSerialized)
}

const handing = { eth_sendRawTransaction: '0x', eth_getTransactionByHash: null }

test('what is missing is what the chain says now, with room for its base fee to double', async () => {
  expect(await filled(handing)).toMatchObject({
    type: 'eip1559',
    nonce: 7,
    gas: 21_000n,
    maxFeePerGas: 202n,
    maxPriorityFeePerGas: 2n,
  })
})

test('a node without the method for tips is asked for the price; a chain without base fees gets the older form', async () => {
  const noTip = { ...handing, eth_maxPriorityFeePerGas: undefined }
  expect(await filled(noTip)).toMatchObject({ maxFeePerGas: 210n, maxPriorityFeePerGas: 10n })
  const older = { ...handing, eth_getBlockByNumber: { number: '0x1' } }
  expect(await filled(older)).toMatchObject({ type: 'legacy', gasPrice: 110n })
})

test('what was given stays as it was given', async () => {
  const given = { to, nonce: 3, gas_limit: 50_000, max_fee_per_gas: 9, max_priority_fee_per_gas: 1, value: 4 }
  expect(await filled(handing, given)).toMatchObject({ nonce: 3, gas: 50_000n, maxFeePerGas: 9n, value: 4n })
  expect(await filled(handing, { to, max_fee_per_gas: 1 })).toMatchObject({
    maxFeePerGas: 1n,
    maxPriorityFeePerGas: 1n,
  })
})

const whole = `0x${'f'.repeat(64)}`

test.each<[string, Record<string, unknown>, string]>([
  ['is of another chain', { eth_chainId: '0xa' }, 'chain_not_configured'],
  ['has no number for its chain', { eth_chainId: 'mainnet' }, 'chain_unavailable'],
  ['counts in words', { eth_getTransactionCount: 'seven' }, 'chain_unavailable'],
  ['counts in numbers of JSON', { eth_getTransactionCount: 7 }, 'chain_unavailable'],
  ['counts below nothing', { eth_getTransactionCount: '-0x1' }, 'chain_unavailable'],
  ['counts beyond all bounds', { eth_getTransactionCount: whole }, 'transaction_refused'],
  ['estimates beyond all bounds', { eth_estimateGas: whole }, 'transaction_refused'],
  ['estimates in a list', { eth_estimateGas: ['0x5208'] }, 'chain_unavailable'],
  ['estimates with too many digits', { eth_estimateGas: `0x${'0'.repeat(65)}` }, 'chain_unavailable'],
  ['would have more than a coin in fees', { eth_maxPriorityFeePerGas: '0x2b5e3af16b1880000' }, 'transaction_refused'],
  ['has no block', { eth_getBlockByNumber: null }, 'chain_unavailable'],
  ['has a block of text', { eth_getBlockByNumber: 'latest' }, 'chain_unavailable'],
  ['has a base fee of text', { eth_getBlockByNumber: { baseFeePerGas: 'low' } }, 'chain_unavailable'],
])('where the node %s, nothing is signed and nothing is sent', async (_, says, code) => {
  const { send, handedIn } = await setUp({ ...handing, ...says })
  await expect(send()).rejects.toMatchObject({ code })
  expect(handedIn).toEqual([])
})

test('who means a high fee names it', async () => {
  const dear = { to, gas_limit: 21_000, max_fee_per_gas: '0x2b5e3af16b1880000', max_priority_fee_per_gas: 0 }
  expect(await filled(handing, dear)).toMatchObject({ maxFeePerGas: 50n * 10n ** 18n })
})

test.each<[string, Record<string, unknown>]>([
  ['names another transaction', { eth_sendRawTransaction: whole, eth_getTransactionByHash: { hash: whole } }],
  ['answers with an object', { eth_sendRawTransaction: {}, eth_getTransactionByHash: {} }],
  ['refuses, and cannot be asked', { eth_sendRawTransaction: undefined, eth_getTransactionByHash: undefined }],
])('where the node %s, what became of it is unknown, and its hash is told', async (_, says) => {
  const { send } = await setUp(says)
  const error: unknown = expect.stringMatching(/0x[\da-f]{64} .* Look for it on the chain/)
  await expect(send()).rejects.toMatchObject({ status: 504, code: 'transaction_outcome_unknown', error })
})

test('a chain that nobody named is not asked, nor one of another kind', async () => {
  const { send } = await setUp({})
  await expect(send({ to, chain_id: 5 })).rejects.toMatchObject({ code: 'wire_invalid' })
  const server = await testServer({ rpcUrls: {} })
  const { id } = await server.ask(endpoints.createAppWallet, { chainType: 'ethereum' }, { app })
  const ask = (more: object, transaction: object = { to }) => {
    const body = { method: 'eth_sendTransaction', params: { transaction }, ...more }
    return server.ask(endpoints.rpc, body, { app, params: { id } })
  }
  await expect(ask({ caip2: 'eip155:1' })).rejects.toMatchObject({ status: 400, code: 'chain_not_configured' })
  await expect(ask({}, { to, chain_id: 1 })).rejects.toMatchObject({ status: 400, code: 'chain_not_configured' })
  for (const caip2 of ['solana:x', 'eip155:0', 'eip155:01', 'eip155:1e3', '1', '__proto__', ''])
    await expect(ask({ caip2 })).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  await expect(ask({})).rejects.toMatchObject({ status: 400, code: 'wire_invalid' })
  const sponsored = { caip2: 'eip155:1', sponsor: true }
  await expect(ask(sponsored)).rejects.toMatchObject({ status: 400, code: 'not_supported' })
})
