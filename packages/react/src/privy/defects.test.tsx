// What the package whose names these are was measured to do, and this door does not.
import { ada, everyAccount, fails, fakeBackend } from '@latchkey/core/fake'
import type { Backend, SessionSnapshot } from '@latchkey/core'
import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { settle } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useIdentityToken } from '../hooks/useIdentityToken.ts'
import { getAccessToken } from './currentSession.ts'
import { mountPrivy } from './mountPrivy.test.kit.tsx'
import { useAcceptTerms } from './useAcceptTerms.ts'
import { useHeadlessDelegatedActions } from './useHeadlessDelegatedActions.ts'
import { useLinkAccount } from './useLinkAccount.ts'
import { usePrivy } from './usePrivy.ts'
import { useUser } from './useUser.ts'

const { address } = ada.wallet!

test.each<[string, Partial<Backend> & { user?: typeof ada | null }, string, string, string]>([
  ['nobody signed in', { user: null }, address, 'ethereum', 'must_be_authenticated'],
  ['a chain that the wallet is not on', { user: ada }, address, 'solana', 'unsupported_chain_type'],
  ['an unknown address', { user: ada }, '0x0000000000000000000000000000000000000001', 'ethereum', 'wallet_not_found'],
])('delegateWallet with %s rejects, and does not hang', async (_, script, wallet, chainType, code) => {
  const { ready, current } = mountPrivy(useHeadlessDelegatedActions, fakeBackend(script))
  await ready()
  const asked = current().delegateWallet({ address: wallet, chainType: chainType as 'ethereum' })
  await expect(asked).rejects.toMatchObject({ code })
})

test('revokeWallets with nobody signed in rejects; with nothing to revoke it is done', async () => {
  const nobody = mountPrivy(useHeadlessDelegatedActions, fakeBackend())
  await nobody.ready()
  await expect(nobody.current().revokeWallets()).rejects.toMatchObject({ code: 'must_be_authenticated' })
  const somebody = mountPrivy(useHeadlessDelegatedActions, fakeBackend({ user: ada }))
  await somebody.ready()
  await act(async () => expect(await somebody.current().revokeWallets()).toBeUndefined())
})

test('an address in another letter case is the same wallet', async () => {
  const { ready, current, privy } = mountPrivy(useHeadlessDelegatedActions, fakeBackend({ user: ada }))
  await ready()
  await act(() => current().delegateWallet({ address: address.toLowerCase(), chainType: 'ethereum' }))
  expect(privy().user?.wallet).toMatchObject({ address, delegated: true })
})

test('two refreshes at once are one request, and resolve with the very object that is the user', async () => {
  const refreshUser = vi.fn(async () => snapshotOf('ada', 1))
  const { ready, current, privy } = mountPrivy(useUser, fakeBackend({ user: tag('ada'), refreshUser }))
  await ready()
  const [one, two] = await act(() => Promise.all([current().refreshUser(), current().refreshUser()]))
  expect(refreshUser).toHaveBeenCalledOnce()
  expect(one).toBe(two)
  expect(privy().user).toBe(one)
  expect(current().user).toBe(one)
})

test('a slow older refresh does not overwrite what is newer', async () => {
  const slow = deferred<SessionSnapshot>()
  const answers = [slow.promise, Promise.resolve(snapshotOf('ada', 2))]
  const backend = fakeBackend({
    restore: async () => snapshotOf('ada'),
    refreshUser: () => answers.shift()!,
    acceptTerms: async () => snapshotOf('ada', 1),
  })
  const { ready, privy, current } = mountPrivy(() => ({ ...useUser(), ...useAcceptTerms() }), backend)
  await ready()
  const older = current().refreshUser()
  await act(async () => void (await current().acceptTerms()))
  await act(async () => void (await current().refreshUser()))
  expect(privy().user?.customMetadata).toMatchObject({ moment: 2 })
  slow.resolve(snapshotOf('ada'))
  await act(async () => void (await older))
  expect(privy().user?.customMetadata).toMatchObject({ moment: 2 })
})

test('a refresh that answers after logout brings nobody back, and no token', async () => {
  const late = deferred<SessionSnapshot>()
  const backend = fakeBackend({ restore: async () => snapshotOf('ada'), refreshUser: () => late.promise })
  const use = () => ({ ...useUser(), ...useIdentityToken() })
  const { ready, current, privy } = mountPrivy(use, backend)
  await ready()
  expect(current().identityToken).toBe('token-of-ada')
  const refreshing = current()
    .refreshUser()
    .catch((error: unknown) => error)
  await act(() => privy().logout())
  late.resolve(snapshotOf('ada', 1))
  await act(async () => expect(await refreshing).toMatchObject({ code: 'identity_changed' }))
  await settle()
  expect(privy()).toMatchObject({ ready: true, authenticated: false, user: null })
  expect(current()).toMatchObject({ user: null, identityToken: null })
})

test('a refresh that fails keeps who is signed in', async () => {
  const backend = fakeBackend({ restore: async () => snapshotOf('ada'), refreshUser: fails('rate_limited') })
  const { ready, current, privy } = mountPrivy(useUser, backend)
  await ready()
  await act(() => expect(current().refreshUser()).rejects.toMatchObject({ code: 'rate_limited', retryable: true }))
  expect(privy()).toMatchObject({ authenticated: true, error: { code: 'rate_limited' } })
})

const functionsOf = (privy: object) => Object.entries(privy).filter(([, member]) => typeof member === 'function')

test('no function changes its identity: not by a refresh, nor by a render, a change of the person, a logout', async () => {
  let moment = 0
  const backend = fakeBackend({ user: tag('ada'), refreshUser: async () => snapshotOf('ada', moment) })
  const use = () => ({ ...usePrivy(), ...useUser(), ...useHeadlessDelegatedActions(), ...useLinkAccount() })
  const { ready, current, rerender } = mountPrivy(use, backend)
  await ready()
  const before = functionsOf(current())
  expect(before.length).toBeGreaterThan(40)
  const changeMoment = () => {
    moment = 1
    return current().refreshUser()
  }
  const renderAgain = async () => rerender()
  for (const step of [current().refreshUser, renderAgain, changeMoment, current().logout]) {
    await act(async () => void (await (step() as Promise<unknown>)))
    expect(functionsOf(current()).filter(([, run], index) => before[index]![1] !== run)).toEqual([])
  }
})

test('a refresh that brings nothing new renders nothing', async () => {
  const { ready, current, values } = mountPrivy(useUser, fakeBackend({ user: ada }))
  await ready()
  const [{ user }, rendered] = [current(), values.length]
  await act(async () => void (await current().refreshUser()))
  expect(values).toHaveLength(rendered)
  expect(current().user).toBe(user)
})

test('an account of a kind that nobody knows is kept', async () => {
  const user = { ...ada, linkedAccounts: everyAccount }
  const { ready, privy } = mountPrivy(useUser, fakeBackend({ user }))
  await ready()
  expect(privy().user!.linkedAccounts).toHaveLength(everyAccount.length)
  expect(privy().user!.linkedAccounts).toContainEqual(expect.objectContaining({ type: 'unknown' }))
})

test('outside a provider nothing throws in a render, and every call is refused', async () => {
  const { result } = renderHook(() => ({ ...usePrivy(), ...useUser(), ...useHeadlessDelegatedActions() }))
  expect(result.current).toMatchObject({ ready: false, authenticated: false, user: null })
  const { logout, refreshUser, revokeWallets, unlinkEmail, createWallet } = result.current
  const calls = [logout, refreshUser, revokeWallets, () => unlinkEmail('a'), () => createWallet(), getAccessToken]
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'provider_missing' })
})

test('a backend that is out of reach does not look signed out', async () => {
  const { result, privy } = mountPrivy(useUser, fakeBackend({ restore: fails('backend_unreachable') }))
  await settle()
  expect(privy()).toMatchObject({ ready: false, user: null, error: { code: 'backend_unreachable' } })
  expect(result.current.value.user).toBeNull()
})
