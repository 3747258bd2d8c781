import { historyDispute } from '@latchkey/core'
import { AuditRollbackError } from '@latchkey/core/proof'
import { ada, fails, fakeActivity, fakeBackend, type FakeScript } from '@latchkey/core/fake'
import { act, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { mountHook, settle } from '../../../../tests/setup/mount.tsx'
import { snapshotOf, tag } from '../../../../tests/setup/tag.ts'
import { useAcceptHistory } from './useAcceptHistory.ts'
import { useActivity } from './useActivity.ts'
import { useDelegateWallet } from './useDelegateWallet.ts'
import { useLogin } from './useLogin.ts'
import { usePrivy } from './usePrivy.ts'
import { useRevokeWallets } from './useRevokeWallets.ts'
import { useUser } from './useUser.ts'

const { address } = ada.wallet!
const useAll = () => ({
  activity: useActivity(),
  accept: useAcceptHistory(),
  delegate: useDelegateWallet(),
  revoke: useRevokeWallets(),
  ...usePrivy(),
  ...useUser(),
  ...useLogin(),
})

async function setUp(script: FakeScript) {
  const mounted = mountHook(useAll, fakeBackend(script))
  await mounted.ready()
  return mounted
}

const sent = fakeActivity({
  seq: 3,
  actor: 'app',
  event: 'delegation.signed',
  address,
  action: 'eth_sendTransaction',
  digest: 'kx1zGKO8VfCrNpQQTCOmXAkx1zGKO8VfCrNpQQTCOmX',
  transactionHash: `0x${'ab'.repeat(32)}`,
})

test('tells what the server did: when, with which wallet, what, its digest, and where it went', async () => {
  const { current } = await setUp({
    user: ada,
    getActivity: async () => ({ activity: [sent, fakeActivity()], nextCursor: null }),
  })
  await waitFor(() => expect(current().activity.data).toEqual([sent, fakeActivity()]))
  expect(current().activity.hasNextPage).toBe(false)
})

test('brings what came before, part by part, in one list', async () => {
  const pages: Record<string, [number, string | null]> = { first: [3, '3'], '3': [2, '2'], '2': [1, null] }
  const getActivity = vi.fn(async ({ cursor = 'first' }: { cursor?: string }) => {
    const [seq, nextCursor] = pages[cursor]!
    return { activity: [fakeActivity({ seq })], nextCursor }
  })
  const { current } = await setUp({ user: ada, getActivity })
  const numbers = () => current().activity.data?.map(({ seq }) => seq)
  await waitFor(() => expect(numbers()).toEqual([3]))
  for (const read of [
    [3, 2],
    [3, 2, 1],
  ]) {
    await act(async () => void (await current().activity.fetchNextPage()))
    await waitFor(() => expect(numbers()).toEqual(read))
  }
  expect(current().activity.hasNextPage).toBe(false)
  expect(getActivity).toHaveBeenCalledTimes(3)
})

test('shows by itself that access was given and ended', async () => {
  const { current } = await setUp({ user: ada })
  const events = () => current().activity.data?.map(({ event }) => event)
  await waitFor(() => expect(events()).toEqual([]))
  await act(async () => void (await current().delegate.delegateWallet({ address, chainType: 'ethereum' })))
  await waitFor(() => expect(events()).toEqual(['delegation.created']))
  await act(async () => void (await current().revoke.revokeWallets()))
  await waitFor(() => expect(events()).toEqual(['delegation.revoked', 'delegation.created']))
})

test('a history that was cut or changed is an error that says so, is not asked for again, and signs nobody out', async () => {
  const getActivity = vi.fn(async () => {
    throw new AuditRollbackError('its end is missing')
  })
  const { current } = await setUp({ user: ada, getActivity })
  await waitFor(() =>
    expect(current().activity).toMatchObject({ status: 'error', error: { code: 'audit_rollback_detected' } }),
  )
  expect(current().activity.data).toBeUndefined()
  expect(current()).toMatchObject({ authenticated: true, user: { id: ada.id } })
  expect(getActivity).toHaveBeenCalledOnce()
})

test('the person can go on with the history that is told now, and sees it', async () => {
  let isAccepted = false
  const dispute = {
    seen: { seq: 3, hash: 'what was seen' },
    told: { seq: 1, hash: 'what is told' },
    accepted: [],
    accept: async () => void (isAccepted = true),
  }
  const getActivity = async () => {
    if (!isAccepted) throw new AuditRollbackError('its end is missing', dispute)
    return { activity: [fakeActivity()], nextCursor: null }
  }
  const { current } = await setUp({ user: ada, getActivity })
  await waitFor(() => expect(historyDispute(current().activity.error)).toBe(dispute))
  await act(async () => {
    expect(await current().accept.acceptHistory(dispute)).toMatchObject({ id: ada.id })
  })
  await waitFor(() => expect(current().activity.data).toEqual([fakeActivity()]))
  expect(historyDispute(fails('internal_error'))).toBeUndefined()
})

test('a refresh that finds the history cut is refused with the same, and the person stays', async () => {
  const { current } = await setUp({ user: ada, refreshUser: fails('audit_rollback_detected') })
  await act(async () => {
    await expect(current().refreshUser()).rejects.toMatchObject({ code: 'audit_rollback_detected' })
  })
  expect(current()).toMatchObject({ authenticated: true, user: { id: ada.id } })
})

test('one person’s history is under no other, in no render (fault 4)', async () => {
  let who = 'ada'
  const { current, values } = await setUp({
    restore: async () => snapshotOf('ada'),
    getActivity: async () => ({ activity: [fakeActivity({ subject: tag(who).id })], nextCursor: null }),
    loginWithPasskey: async () => ({ ...snapshotOf(who), isNewUser: false }),
  })
  await waitFor(() => expect(current().activity.data).toMatchObject([{ subject: 'did:latchkey:ada' }]))
  who = 'bob'
  await act(async () => void (await current().loginWithPasskey()))
  await waitFor(() => expect(current().activity.data).toMatchObject([{ subject: 'did:latchkey:bob' }]))
  await act(() => current().logout())
  expect(current().activity.data).toBeUndefined()
  for (const { user, activity } of values) for (const line of activity.data ?? []) expect(line.subject).toBe(user?.id)
})

test('signed out it asks nothing', async () => {
  const getActivity = vi.fn(async () => ({ activity: [], nextCursor: null }))
  const { current } = await setUp({ getActivity })
  await settle()
  expect(getActivity).not.toHaveBeenCalled()
  expect(current().activity).toMatchObject({ data: undefined, fetchStatus: 'idle' })
})
