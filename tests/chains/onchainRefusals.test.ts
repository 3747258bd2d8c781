import { findWallet } from '@latchkey/core'
import { parseEther, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { signal } from '../../packages/backends/src/testServer.test.kit.ts'
import { friend, stranger, openOnchainHouse as setUp } from './onchainHouse.ts'

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

test('where the server cannot read the chain, nobody pays for a grant that it could not turn on', async () => {
  const other = JSON.stringify({ jsonrpc: '2.0', id: 1, result: '0x1' })
  for (const [answer, code] of [
    [null, 'chain_unavailable'],
    [other, 'chain_not_configured'],
  ] as const) {
    const { allow, account, balance, chain } = await setUp({ between: async () => answer })
    await expect(allow()).rejects.toMatchObject({ code })
    expect(await balance(account)).toBe(parseEther('10'))
    expect(await chain.getCode({ address: account })).toBeUndefined()
  }
})

test('a node that answers nonsense turns nothing on', async () => {
  const nonsense = JSON.stringify({ jsonrpc: '2.0', id: 1, result: '0x0badc0de' })
  const { allow, grant } = await setUp({
    between: async (method, forward) => (method === 'eth_call' ? nonsense : forward()),
  })
  await expect(allow()).rejects.toMatchObject({ code: 'chain_unavailable' })
  expect(await grant()).toBeUndefined()
})
