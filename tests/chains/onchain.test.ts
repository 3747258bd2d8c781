import { readFileSync } from 'node:fs'
import { findWallet, revokeWallets } from '@latchkey/core'
import { encodeFunctionData, numberToHex, parseEther, toBytes, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { signal } from '../../packages/backends/src/testServer.test.kit.ts'
import { chainId, friend, payer, refusalIn, stranger, openOnchainHouse as setUp } from './onchainHouse.ts'
import { abi, sessionAccount } from './sessionAccount/contract.ts'

const bytes = (number: bigint) => toBytes(number, { size: 32 })
const anything = {
  expiresAt: 2n ** 63n,
  target: stranger,
  selector: '0x00000000',
  maxValue: 2n ** 255n,
  budget: 2n ** 255n,
} as const
const grantAnything = encodeFunctionData({ abi, functionName: 'grant', args: [stranger, anything] })

const page = readFileSync(new URL('../../docs/onchain.md', import.meta.url), 'utf8')

const { client } = sessionAccount({})

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

test('a request to be sponsored is what happens anyway', async () => {
  const { allow, app, walletId, balance } = await setUp()
  await allow()
  const transaction = { to: friend, value: '0x1' }
  const sponsored = { method: 'eth_sendTransaction', params: { transaction }, sponsor: true }
  await app.wallets.rpc(walletId, sponsored)
  expect(await balance()).toBe(1n)
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
