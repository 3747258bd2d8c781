import { readFileSync } from 'node:fs'
import { delegateWallet, findWallet, revokeWallets, type DelegationScope, type OnchainTerms } from '@latchkey/core'
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
  toBytes,
  type Address,
  type Hex,
} from 'viem'
import { privateKeyToAccount, sign } from 'viem/accounts'
import { anvil as local } from 'viem/chains'
import { expect, test } from 'vitest'
import { appId, origin, signal } from '../../packages/backends/src/testServer.test.kit.ts'
import { anvil } from '../../packages/react/src/ethereum/anvil.test.kit.ts'
import { createServer } from '../../packages/server/src/createServer.ts'
import { withKey } from '../../packages/server/src/signer/keptKey.ts'
import { openHouse } from './house.ts'
import { standBefore } from './standBefore.ts'
import { abi, bytecode, digestOf, encodeExecute, sessionAccount, type SessionCall } from './sessionAccount/contract.ts'

const friend = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' as const
const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC' as const
const payer = privateKeyToAccount(numberToHex(4_711n, { size: 32 }))
const chainId = local.id
const caip2 = `eip155:${chainId}`
const { client } = sessionAccount({})
const scope: DelegationScope = {
  actions: ['eth_sendTransaction'],
  chainIds: [chainId],
  to: [friend],
  maxValuePerTx: String(parseEther('1')),
  budget: { amount: String(parseEther('1.5')), windowSec: 86_400 },
}

const bytes = (number: bigint) => toBytes(number, { size: 32 })
const anything = {
  expiresAt: 2n ** 63n,
  target: stranger,
  selector: '0x00000000',
  maxValue: 2n ** 255n,
  budget: 2n ** 255n,
} as const
const grantAnything = encodeFunctionData({ abi, functionName: 'grant', args: [stranger, anything] })

interface SetUpOptions {
  /** Another contract for the server to work with. */
  serverContract?: Hex
  /** What the contract is told instead of what was consented to. */
  granted?: (terms: OnchainTerms) => OnchainTerms
  /** A server that takes whatever scope it is asked for. */
  lenient?: boolean
  /** Stands between our server and the chain. */
  between?: Parameters<typeof standBefore>[1]
}

const page = readFileSync(new URL('../../docs/onchain.md', import.meta.url), 'utf8')

/** A chain with the contract on it, a person with ten ether, and a server whose payer has one. */
async function setUp({ serverContract, granted = (terms) => terms, lenient, between }: SetUpOptions = {}) {
  const { rpcUrls } = await anvil({ id: chainId })
  const url = rpcUrls.default.http[0]!
  const transport = http(url)
  const chain = createPublicClient({ transport, pollingInterval: 50 })
  const hands = createTestClient({ mode: 'anvil', transport })
  const deployer = createWalletClient({ transport, account: payer, chain: local })
  await hands.setBalance({ address: payer.address, value: parseEther('1') })
  const deployed = await deployer.deployContract({ abi, bytecode })
  const contract = (await chain.waitForTransactionReceipt({ hash: deployed })).contractAddress!
  const { implementations } = sessionAccount({ [chainId]: contract }).client
  const { server } = sessionAccount({ [chainId]: serverContract ?? contract })
  const house = await openHouse({
    rpcUrls: { [caip2]: between ? await standBefore(url, between) : url },
    onchain: { adapter: lenient ? { ...server, complaint: () => undefined } : server, payer },
    browser: {
      onchain: {
        adapter: { ...client, implementations, encodeGrant: (terms) => client.encodeGrant(granted(terms)) },
        rpcUrls: { [caip2]: url },
      },
    },
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
    const kek = await kekFromBytes('test', new Uint8Array(32).fill(7))
    const { store } = house.server
    const server = createServer({ store, kek, appId, appSecret: 'none that matters', origins: [origin] })
    const row = (await store.delegations.ofWallet(house.walletId))!
    return withKey(server, row, (key) => key.slice())
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

test('what goes beyond the grant is refused by the contract itself, even where the session key was stolen from the server', async () => {
  const { allow, stealKey, bring, balance, account, chain } = await setUp()
  await allow({ selectors: ['0xa9059cbb'] })
  const key = await stealKey()
  const now = (await chain.getBlock()).timestamp

  expect(await bring(key, { nonce: 7n, value: parseEther('1') })).toBeUndefined()
  expect(await balance()).toBe(parseEther('1'))
  expect(await bring(key, { nonce: 7n, value: parseEther('1') })).toBe('NonceUsed')
  expect(await bring(key, { target: stranger })).toBe('TargetDenied')
  expect(await bring(key, { target: account, data: grantAnything })).toBe('TargetDenied')
  expect(await bring(key, { data: '0x095ea7b3' })).toBe('SelectorDenied')
  expect(await bring(key, { data: '0xa905' })).toBe('SelectorDenied')
  expect(await bring(key, { value: parseEther('1') + 1n })).toBe('OverMaxValue')
  expect(await bring(key, { value: parseEther('0.6') })).toBe('OverBudget')
  expect(await bring(key, { validUntil: now })).toBe('Expired')
  expect(await bring(bytes(1_234n))).toBe('BadSignature')

  expect(await bring(key, { data: '0xa9059cbb' })).toBeUndefined()
  expect(await balance()).toBe(parseEther('1') + 1n)
  expect(await balance(stranger)).toBe(0n)
})

test('nobody but the account grants or revokes, not even who holds the session key', async () => {
  const { allow, grant, account, chain } = await setUp()
  await allow()
  const { sessionKey } = (await grant()).onchain!
  for (const data of [
    grantAnything,
    encodeFunctionData({ abi, functionName: 'revoke', args: [sessionKey as Hex] }),
    encodeFunctionData({ abi, functionName: 'revokeAll' }),
  ])
    for (const from of [payer.address, sessionKey as Hex]) {
      const refusal = await chain.call({ account: from, to: account, data }).catch(refusalIn)
      expect(refusal).toBe('NotOwner')
    }
})

test('past its expiry the contract takes nothing any more', async () => {
  const { allow, stealKey, bring, hands, balance, send, clock } = await setUp()
  await allow()
  const key = await stealKey()
  await hands.increaseTime({ seconds: 3_600 })
  await hands.mine({ blocks: 1 })
  expect(await bring(key)).toBe('Expired')
  clock.now += 3_600_000
  await expect(send({ to: friend, value: '0x1' })).rejects.toMatchObject({ code: 'delegation_expired' })
  expect(await balance()).toBe(0n)
})

test('the server refuses by itself what the person did not allow, and nobody pays for it', async () => {
  const { allow, send, balance, chain } = await setUp()
  await allow()
  const paid = await chain.getTransactionCount({ address: payer.address })
  const denied = { code: 'delegation_scope_denied' }
  await expect(send({ to: stranger, value: '0x1' })).rejects.toMatchObject(denied)
  await expect(send({ to: friend, value: numberToHex(parseEther('1') + 1n) })).rejects.toMatchObject(denied)
  await expect(send({ to: friend, data: '0xa9059cbb' })).rejects.toMatchObject(denied)
  await send({ to: friend, value: numberToHex(parseEther('1')) })
  const over = send({ to: friend, value: numberToHex(parseEther('0.6')) })
  await expect(over).rejects.toMatchObject({ code: 'delegation_budget_exceeded' })
  expect(await balance()).toBe(parseEther('1'))
  expect(await chain.getTransactionCount({ address: payer.address })).toBe(paid + 1)
})

test('calls at once are each brought once, and a repeated request brings no second one', async () => {
  const { allow, send, balance } = await setUp()
  await allow()
  const tenth = { to: friend, value: numberToHex(parseEther('0.1')) }
  const sent = await Promise.all([send(tenth), send(tenth), send(tenth, 'again')])
  expect(new Set(sent.map(({ data }) => data.hash)).size).toBe(3)
  expect((await send(tenth, 'again')).data.hash).toBe(sent[2]!.data.hash)
  expect(await balance()).toBe(parseEther('0.3'))
})

test('once revoked the server’s key is gone; the chain lists it until the person ends it there, too', async () => {
  const { allow, send, grant, stealKey, bring, backend, balance, account } = await setUp()
  await allow()
  const key = await stealKey()
  await backend.revokeWallets!({ signal })
  await expect(send({ to: friend, value: '0x1' })).rejects.toMatchObject({ code: 'delegation_revoked' })
  await expect(stealKey()).rejects.toMatchObject({ code: 'delegation_revoked' })
  expect(await grant()).toMatchObject({ status: 'revoked', onchain: { listed: true } })
  expect(await bring(key)).toBeUndefined() // whoever took the key before still has it

  const { id } = await grant()
  await backend.revokeOnchain!({ delegationId: id, signal })
  expect(await bring(key)).toBe('NotGranted')
  expect(await grant()).toMatchObject({ status: 'revoked', onchain: { listed: false } })
  expect(await balance()).toBe(1n)
  expect(await balance(account)).toBeGreaterThan(parseEther('9.9'))
})

test('ended on the chain first, the server signs nothing more and pays for nothing', async () => {
  const { allow, send, grant, backend, chain, balance } = await setUp()
  await allow()
  await backend.revokeOnchain!({ delegationId: (await grant()).id, signal })
  const paid = await chain.getTransactionCount({ address: payer.address })
  await expect(send({ to: friend, value: '0x1' })).rejects.toMatchObject({ code: 'delegation_revoked' })
  expect(await chain.getTransactionCount({ address: payer.address })).toBe(paid)
  expect((await grant()).signCount).toBe(0)
  expect(await balance()).toBe(0n)
})

test('an account that gave its code away is not sent calls that would do nothing and look like success', async () => {
  const { allow, send, grant, hands, account, balance } = await setUp()
  await allow()
  await hands.setCode({ address: account, bytecode: '0x' })
  await expect(send({ to: friend, value: '0x1' })).rejects.toMatchObject({ code: 'delegation_revoked' })
  expect(await grant()).toMatchObject({ status: 'active', onchain: { listed: false } })
  expect(await balance()).toBe(0n)
})

test('after the first grant the wallet runs the contract already; each step costs what the page says', async () => {
  const { allow, session, backend, chain, grant, account, clock, send } = await setUp()
  const gasOf = async (hash: string) => Number((await chain.waitForTransactionReceipt({ hash: hash as Hex })).gasUsed)
  const typeOf = async (hash: string) => (await chain.getTransaction({ hash: hash as Hex })).type
  const granted = async () => (await grant()).onchain!.transactionHash
  await allow()
  const first = await granted()
  await revokeWallets(session)
  clock.now += 1_000 // so that the next one is the newest
  await allow()
  const next = await granted()
  const { data } = await send({ to: friend, value: '0x1' })
  const ended = await backend.revokeOnchain!({ delegationId: (await grant()).id, signal })
  const [grantGas, nextGas, callGas, revokeGas] = await Promise.all([first, next, data.hash!, ended].map(gasOf))
  const figures = [grantGas, nextGas, callGas, revokeGas].map((gas) => `${Math.round(gas! / 1_000)},000`)
  expect([...page.matchAll(/\| (\d+,000) +\|/g)].map(([, figure]) => figure)).toEqual(figures)

  expect(await typeOf(first)).toBe('eip7702')
  expect(await typeOf(next)).toBe('eip1559')
  expect(grantGas).toBeLessThan(Number(client.gas.grant))
  expect(nextGas).toBeLessThan(grantGas!)
  expect(revokeGas).toBeLessThan(Number(client.gas.revoke))
  expect(await chain.getTransactionCount({ address: account })).toBe(4) // the authorisation counts as one
})

test('the person’s own key still does what it likes', async () => {
  const { allow, backend, account, chain, balance } = await setUp()
  await allow()
  const { maxFeePerGas, maxPriorityFeePerGas } = await chain.estimateFeesPerGas()
  const transaction = {
    chainId,
    nonce: await chain.getTransactionCount({ address: account }),
    to: stranger,
    value: parseEther('5'),
    gas: 21_000n,
    maxFeePerGas,
    maxPriorityFeePerGas,
  }
  const signed = await backend.signTransaction!({ address: account, transaction, signal })
  const hash = await chain.sendRawTransaction({ serializedTransaction: signed as Hex })
  await chain.waitForTransactionReceipt({ hash })
  expect(await balance(stranger)).toBe(parseEther('5'))
})

test('a server that works with another contract refuses before anybody signs or pays', async () => {
  const { allow, account, balance, chain, grant } = await setUp({ serverContract: stranger })
  await expect(allow()).rejects.toMatchObject({ code: 'wire_invalid' })
  expect(await balance(account)).toBe(parseEther('10'))
  expect(await chain.getCode({ address: account })).toBeUndefined()
  expect(await grant()).toBeUndefined()
})

test('the server turns nothing on where the contract was told other terms than those consented to', async () => {
  const { allow, user, account, grant } = await setUp({
    granted: (terms) => ({ ...terms, expiresAt: terms.expiresAt + 1 }),
  })
  await expect(allow()).rejects.toMatchObject({ code: 'delegation_grant_mismatch' })
  expect(findWallet(user(), account)?.delegated).toBe(false)
  expect(await grant()).toBeUndefined()
})

test('the server turns nothing on where the account runs other code', async () => {
  const { allow, server, hands, account, grant } = await setUp()
  server.between = async (request, next) => {
    if (request.url.endsWith('/delegations/complete'))
      await hands.setCode({ address: account, bytecode: `0xef0100${stranger.slice(2).toLowerCase() as ''}` })
    return next(request)
  }
  await expect(allow()).rejects.toMatchObject({ code: 'delegation_grant_mismatch' })
  expect(await grant()).toBeUndefined()
})

test('a wallet that runs another contract keeps it', async () => {
  const { allow, hands, account, chain } = await setUp()
  const other = `0xef0100${stranger.slice(2).toLowerCase()}` as Hex
  await hands.setCode({ address: account, bytecode: other })
  await expect(allow()).rejects.toMatchObject({ code: 'not_supported' })
  expect(await chain.getCode({ address: account })).toBe(other)
})

test('who cannot pay the fee, or asks for what the contract cannot keep, is told before they are asked to consent', async () => {
  const { allow, hands, account, backend } = await setUp()
  await expect(allow({ chainIds: [1] })).rejects.toMatchObject({ code: 'not_supported' })
  await expect(allow({ to: [friend, stranger] })).rejects.toMatchObject({ code: 'wire_invalid' })
  await expect(allow({ actions: ['eth_sendTransaction', 'personal_sign'] })).rejects.toMatchObject({
    code: 'wire_invalid',
  })
  await expect(allow({ maxCalls: 3 })).rejects.toMatchObject({ code: 'wire_invalid' })
  await hands.setBalance({ address: account, value: 1_000n })
  const told = { code: 'transaction_refused', message: expect.stringContaining('Nothing was signed') as string }
  await expect(allow()).rejects.toMatchObject(told)
  expect(await backend.getGrants!({ signal })).toEqual([])
})

test('the page refuses by itself what its contract cannot keep, whatever the server offers', async () => {
  const { allow, backend, account, chain } = await setUp({ lenient: true })
  await expect(allow({ maxCalls: 3 })).rejects.toMatchObject({ code: 'delegation_grant_mismatch' })
  expect(await chain.getCode({ address: account })).toBeUndefined()
  expect(await backend.getGrants!({ signal })).toEqual([])
})

test('a call that would fail is refused before anything is signed', async () => {
  const { allow, send, grant, hands, activity } = await setUp()
  await allow({ selectors: ['0xa9059cbb'] })
  await hands.setCode({ address: friend, bytecode: '0x5f5ffd' }) // reverts, whatever is asked of it
  await expect(send({ to: friend, data: '0xa9059cbb' })).rejects.toMatchObject({ code: 'transaction_refused' })
  expect((await grant()).signCount).toBe(0)
  expect((await activity())[0]).toMatchObject({ event: 'delegation.created' })
})

test('without its node the server signs nothing, and says that it does not know what the chain lists', async () => {
  let isDown = false
  const { allow, send, grant } = await setUp({ between: async (_, forward) => (isDown ? null : forward()) })
  await allow()
  isDown = true
  await expect(send({ to: friend, value: '0x1' })).rejects.toMatchObject({ code: 'chain_unavailable' })
  expect(await grant()).toMatchObject({ status: 'active', signCount: 0, onchain: { listed: null } })
})

test('a node that answers nonsense turns nothing on', async () => {
  const nonsense = JSON.stringify({ jsonrpc: '2.0', id: 1, result: '0x0badc0de' })
  const { allow, grant } = await setUp({
    between: async (method, forward) => (method === 'eth_call' ? nonsense : forward()),
  })
  await expect(allow()).rejects.toMatchObject({ code: 'chain_unavailable' })
  expect(await grant()).toBeUndefined()
})
