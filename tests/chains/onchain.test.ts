import { delegateWallet, findWallet, type DelegationScope } from '@latchkey/core'
import { kekFromBytes } from '@latchkey/server'
import {
  bytesToHex,
  createPublicClient,
  createTestClient,
  createWalletClient,
  decodeErrorResult,
  encodeFunctionData,
  http,
  numberToHex,
  parseEther,
  type Address,
  type Hex,
} from 'viem'
import { privateKeyToAccount, sign } from 'viem/accounts'
import { expect, test } from 'vitest'
import { appId, signal } from '../../packages/backends/src/testServer.test.kit.ts'
import { anvil } from '../../packages/react/src/ethereum/anvil.test.kit.ts'
import { withSecret } from '../../packages/server/src/signer/sealedSecret.ts'
import { openHouse } from './house.ts'
import { abi, bytecode, digestOf, encodeExecute, sessionAccount, type SessionCall } from './sessionAccount/contract.ts'

const friend = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const payer = privateKeyToAccount(numberToHex(4_711n, { size: 32 }))
const chainId = 31_337
const caip2 = `eip155:${chainId}`
const scope: DelegationScope = {
  actions: ['eth_sendTransaction'],
  chainIds: [chainId],
  to: [friend],
  maxValuePerTx: String(parseEther('1')),
  budget: { amount: String(parseEther('1.5')), windowSec: 86_400 },
}

/** A chain with the contract on it, a person with ten ether, and a server whose payer has one. */
async function setUp({ serverContract }: { serverContract?: Hex } = {}) {
  const { rpcUrls } = await anvil({ id: chainId })
  const url = rpcUrls.default.http[0]!
  const transport = http(url)
  const chain = createPublicClient({ transport, pollingInterval: 50 })
  const hands = createTestClient({ mode: 'anvil', transport })
  const deployer = createWalletClient({ transport, account: payer, chain: null })
  await hands.setBalance({ address: payer.address, value: parseEther('1') })
  const deployed = await deployer.deployContract({ abi, bytecode })
  const contract = (await chain.waitForTransactionReceipt({ hash: deployed })).contractAddress!
  const rpc = { [caip2]: url }
  const house = await openHouse({
    rpcUrls: rpc,
    onchain: { adapter: sessionAccount({ [chainId]: serverContract ?? contract }).server, payer },
    browser: { onchain: { adapter: sessionAccount({ [chainId]: contract }).client, rpcUrls: rpc } },
  })
  const account = house.address as Hex
  await hands.setBalance({ address: account, value: parseEther('10') })
  await hands.setBalance({ address: friend, value: 0n })
  await hands.setBalance({ address: stranger, value: 0n })

  const allow = (more: Partial<DelegationScope> = {}) =>
    delegateWallet(house.session, {
      address: account,
      chainType: 'ethereum',
      mode: 'onchain',
      scope: { ...scope, ...more },
      expiresIn: 3_600,
    })
  const send = (transaction: object, idempotencyKey: string = crypto.randomUUID()) =>
    house.app.wallets.rpc(
      house.walletId,
      { method: 'eth_sendTransaction', caip2, params: { transaction } },
      { idempotencyKey },
    )
  const grant = async () => (await house.backend.getGrants!({ signal }))[0]!
  const balance = (address: Address = friend) => chain.getBalance({ address })

  /** The session key itself, as somebody would use it who took it from the server. */
  async function stealKey() {
    const row = (await house.server.store.delegations.ofWallet(house.walletId))!
    const { id, userId, address, epoch } = row
    const kek = await kekFromBytes('test', new Uint8Array(32).fill(7))
    const owner = { appId, delegationId: id, userId, address, epoch }
    return withSecret(kek, row.sealedKey!, owner, (key) => key.slice())
  }

  /** Brings a call that a key signed to the account, past every server. Gives the contract's own refusal, if any. */
  async function bring(key: Uint8Array, changes: Partial<SessionCall> = {}): Promise<string | undefined> {
    const { sessionKey } = (await grant()).onchain!
    const now = (await chain.getBlock()).timestamp
    const call: SessionCall = { target: friend, value: 1n, data: '0x', nonce: now, validUntil: now + 60n, ...changes }
    const digest = digestOf({ chainId, account, sessionKey: sessionKey as Hex }, call)
    const { r, s, yParity } = await sign({ hash: digest, privateKey: bytesToHex(key) })
    const data = encodeExecute(sessionKey as Hex, call, { r, s, yParity: yParity! })
    try {
      const hash = await deployer.sendTransaction({ to: account, data })
      await chain.waitForTransactionReceipt({ hash })
      return undefined
    } catch (error) {
      return refusalIn(error)
    }
  }

  return { ...house, account, contract, chain, hands, allow, send, grant, balance, stealKey, bring }
}

/** The contract's error by name, out of the layers that the library puts around it. */
function refusalIn(error: unknown): string {
  const data = JSON.stringify(error).match(/0x[\da-f]{8}(?=")/)?.[0] as Hex | undefined
  if (!data) throw error
  return decodeErrorResult({ abi, data }).errorName
}

test('the person grants by one transaction, and the server moves value through the contract, while the app pays the gas', async () => {
  const { allow, send, grant, balance, account, contract, chain, activity } = await setUp()
  const user = await allow()
  expect(findWallet(user, account)).toMatchObject({ delegated: true, delegation: { enforcement: 'chain' } })
  expect(await chain.getCode({ address: account })).toBe(`0xef0100${contract.slice(2).toLowerCase()}`)
  expect(await grant()).toMatchObject({ enforcement: 'chain', onchain: { chainId, listed: true } })

  const before = await balance(account)
  const { data } = await send({ to: friend, value: numberToHex(parseEther('1')) })
  await chain.waitForTransactionReceipt({ hash: data.hash as Hex })
  expect(await balance()).toBe(parseEther('1'))
  expect(await balance(account)).toBe(before - parseEther('1'))
  expect((await activity())[0]).toMatchObject({ event: 'delegation.signed', transactionHash: data.hash })
})
