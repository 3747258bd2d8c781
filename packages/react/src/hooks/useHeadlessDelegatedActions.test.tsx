import { ada, adaDelegated, everyAccount, fails, fakeBackend, hangs, type FakeScript } from '@latchkey/core/fake'
import { toUser } from '@latchkey/core/wire'
import type { RevokeResult, User } from '@latchkey/core'
import { act } from '@testing-library/react'
import { expect, expectTypeOf, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useHeadlessDelegatedActions } from './useHeadlessDelegatedActions.ts'
import { usePrivy } from './usePrivy.ts'
import { useUser } from './useUser.ts'

const address = ada.wallet!.address
const chainType = 'ethereum' as const

async function setUp(script: FakeScript) {
  const mounted = mountHook(
    () => ({ ...usePrivy(), ...useUser(), ...useHeadlessDelegatedActions() }),
    fakeBackend(script),
  )
  await mounted.ready()
  return mounted
}

test('server access is given and ended, and shows without asking again', async () => {
  const { current } = await setUp({ user: ada })
  await act(async () => void (await current().delegateWallet({ address, chainType })))
  expect(current().user?.wallet?.delegated).toBe(true)
  let result: RevokeResult | undefined
  await act(async () => void (result = await current().revokeWallets()))
  expect(result?.results).toEqual([{ address, chainType, outcome: 'revoked', effect: 'immediate' }])
  expect(current().user?.wallet?.delegated).toBe(false)
})

test('the parameters are those that React developers pass today', () => {
  type Actions = ReturnType<typeof useHeadlessDelegatedActions>
  expectTypeOf<{ address: string; chainType: 'solana' | 'ethereum' }>().toExtend<
    Parameters<Actions['delegateWallet']>[0]
  >()
  expectTypeOf<[]>().toExtend<Parameters<Actions['revokeWallets']>>()
  expectTypeOf<Actions['delegateWallet']>().returns.resolves.toEqualTypeOf<User>()
  expectTypeOf<Actions['revokeWallets']>().returns.resolves.toEqualTypeOf<RevokeResult>()
})

// What people run into with the incumbent, each by its name.

const external = everyAccount.find((account) => account.type === 'wallet')!
test.each<[string, FakeScript, { address: string; chainType: string }, string]>([
  ['signed out', {}, { address, chainType }, 'must_be_authenticated'],
  ['bad chain', { user: ada }, { address, chainType: 'dogecoin' }, 'unsupported_chain_type'],
  ['unknown address', { user: ada }, { address: '0x00', chainType }, 'wallet_not_found'],
  [
    'external wallet',
    { user: toUser({ ...ada, linkedAccounts: everyAccount }) },
    { address: external.type === 'wallet' ? external.address : '', chainType },
    'wallet_not_embedded',
  ],
  ['chain that contradicts the wallet', { user: ada }, { address, chainType: 'solana' }, 'unsupported_chain_type'],
])('a failed precondition of delegateWallet never hangs: %s', async (_, script, parameters, code) => {
  const { current } = await setUp(script)
  await expect(
    current().delegateWallet(parameters as { address: string; chainType: 'ethereum' }),
  ).rejects.toMatchObject({ code })
})

test('a failed precondition of revokeWallets never hangs: signed out, and nothing to revoke', async () => {
  await expect((await setUp({})).current().revokeWallets()).rejects.toMatchObject({ code: 'must_be_authenticated' })
  const { current } = await setUp({ user: ada })
  await act(async () => {
    await expect(current().revokeWallets()).resolves.toEqual({ results: [] })
  })
})

test('the same address in other letter case is the same wallet', async () => {
  const { current } = await setUp({ user: ada })
  await act(async () => void (await current().delegateWallet({ address: address.toLowerCase(), chainType })))
  expect(current().user?.wallet?.delegated).toBe(true)
})

test('an already delegated wallet resolves at once, without a request and without anything to wait for', async () => {
  const expiresAt = new Date(Date.now() + 60_000)
  const linkedAccounts = adaDelegated.linkedAccounts.map((account) =>
    account.type === 'wallet' ? { ...account, delegation: { ...account.delegation!, expiresAt } } : account,
  )
  const delegateWallet = vi.fn(hangs)
  const { current } = await setUp({ user: toUser({ ...ada, linkedAccounts }), delegateWallet })
  await expect(current().delegateWallet({ address, chainType })).resolves.toMatchObject({ id: ada.id })
  expect(delegateWallet).not.toHaveBeenCalled()
})

test('two refreshUser at once are one request', async () => {
  const asked = vi.fn(async () => snapshotOf('ada'))
  const { current } = await setUp({ user: tag('ada'), refreshUser: asked })
  await act(async () => void (await Promise.all([current().refreshUser(), current().refreshUser()])))
  expect(asked).toHaveBeenCalledOnce()
})

test('a slow older refresh never overwrites what is newer', async () => {
  const slow = deferred<ReturnType<typeof snapshotOf>>()
  const { current } = await setUp({ user: tag('ada'), refreshUser: () => slow.promise })
  const older = current().refreshUser()
  await act(async () => void (await current().delegateWallet({ address, chainType })))
  await act(async () => {
    slow.resolve(snapshotOf('ada'))
    await older
  })
  expect(current().user?.wallet?.delegated).toBe(true)
})

test('refreshUser on an error: a bad credential signs out, anything else keeps the person', async () => {
  const limited = await setUp({ user: ada, refreshUser: fails('rate_limited') })
  await act(async () => {
    await expect(limited.current().refreshUser()).rejects.toMatchObject({ code: 'rate_limited', retryable: true })
  })
  expect(limited.current()).toMatchObject({ authenticated: true, user: { id: ada.id } })
  const ended = await setUp({ user: ada, refreshUser: fails('missing_or_invalid_token') })
  await act(async () => {
    await expect(ended.current().refreshUser()).rejects.toMatchObject({ code: 'missing_or_invalid_token' })
  })
  expect(ended.current()).toMatchObject({ authenticated: false, user: null })
})

test('a refresh that brings nothing new changes no reference and renders nothing', async () => {
  const { current, values } = await setUp({
    user: ada,
    refreshUser: async () => structuredClone({ user: ada, identityToken: null }),
  })
  const rendered = values.length
  await act(async () => void (await current().refreshUser()))
  expect(values).toHaveLength(rendered)
})

test('an account of a kind that nobody knows is there', async () => {
  const { current } = await setUp({ user: toUser({ ...ada, linkedAccounts: everyAccount }) })
  expect(current().user?.linkedAccounts).toContainEqual(
    expect.objectContaining({ type: 'unknown', raw: { type: 'holographic_oauth', subject: 'h-1' } }),
  )
})
