import { createPublicClient, createTestClient, http, parseEther, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { anvil } from '../../packages/react/src/ethereum/anvil.test.kit.ts'
import { openHouse } from './house.ts'

const friend = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const day = 86_400

/** A chain, a server that knows it, and a person with ten ether on it. */
async function setUp(options: Parameters<typeof openHouse>[0] = {}) {
  const { id, rpcUrls } = await anvil()
  const url = rpcUrls.default.http[0]!
  const house = await openHouse({ rpcUrls: { [`eip155:${id}`]: url }, ...options })
  const chain = createPublicClient({ transport: http(url) })
  await createTestClient({ mode: 'anvil', transport: http(url) }).setBalance({
    address: house.address as Hex,
    value: parseEther('10'),
  })
  const send = (transaction: object, { caip2 = `eip155:${id}`, idempotencyKey = crypto.randomUUID() as string } = {}) =>
    house.app.wallets.rpc(
      house.walletId,
      { method: 'eth_sendTransaction', caip2, params: { transaction } },
      { idempotencyKey },
    )
  return { ...house, chain, id, url, send, balance: (of: string) => chain.getBalance({ address: of as Hex }) }
}

const ether = (amount: string) => `0x${parseEther(amount).toString(16)}`
const scope = {
  actions: ['eth_sendTransaction' as const],
  chainIds: [31_337],
  to: [friend],
  maxValuePerTx: String(parseEther('1.1')),
  budget: { amount: String(parseEther('2.5')), windowSec: day },
}

test('the server sends what the person allowed, and the history names the transaction', async () => {
  const { allow, send, balance, activity, chain, walletId } = await setUp()
  const before = await balance(friend)
  await allow(scope)
  const answer = await send({ to: friend, value: ether('1') })
  expect(answer).toEqual({
    method: 'eth_sendTransaction',
    data: { hash: expect.stringMatching(/^0x[\da-f]{64}$/) as string, caip2: 'eip155:31337' },
  })
  expect((await balance(friend)) - before).toBe(parseEther('1'))
  const hash = answer.data.hash as Hex
  expect(await chain.getTransaction({ hash })).toMatchObject({ type: 'eip1559', nonce: 0 })
  const [line] = await activity()
  expect(line).toMatchObject({
    event: 'delegation.signed',
    action: 'eth_sendTransaction',
    transactionHash: hash,
    detail: { wallet: walletId, transaction: hash, chain: 'eip155:31337' },
  })
})
