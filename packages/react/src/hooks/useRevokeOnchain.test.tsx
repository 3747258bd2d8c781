import { ada, fails, fakeBackend } from '@latchkey/core/fake'
import { QueryClient } from '@tanstack/react-query'
import { act, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useGrants } from './useGrants.ts'
import { usePrivy } from './usePrivy.ts'
import { useRevokeOnchain } from './useRevokeOnchain.ts'

const useAll = () => ({ grants: useGrants(), end: useRevokeOnchain(), ...usePrivy() })
const delegationId = 'delegation-1'

test('gives the transaction’s hash, and has the list read again', async () => {
  const getGrants = vi.fn(async () => [])
  const revokeOnchain = vi.fn(async () => '0xabc')
  const { ready, current } = mountHook(useAll, fakeBackend({ user: ada, getGrants, revokeOnchain }))
  await ready()
  await waitFor(() => expect(current().grants.status).toBe('success'))
  const before = getGrants.mock.calls.length
  await act(async () => {
    await expect(current().end.revokeOnchain({ delegationId })).resolves.toEqual({ transactionHash: '0xabc' })
  })
  expect(revokeOnchain).toHaveBeenCalledWith(expect.objectContaining({ delegationId }))
  await waitFor(() => expect(getGrants.mock.calls.length).toBeGreaterThan(before))
})

test('is not tried again by itself, because each try could be paid for', async () => {
  const queryClient = new QueryClient({ defaultOptions: { mutations: { retry: 3, retryDelay: 0 } } })
  const revokeOnchain = vi.fn(fails('transaction_outcome_unknown'))
  const { ready, current } = mountHook(useAll, fakeBackend({ user: ada, revokeOnchain }), { queryClient })
  await ready()
  await act(async () => {
    await expect(current().end.revokeOnchain({ delegationId })).rejects.toMatchObject({
      code: 'transaction_outcome_unknown',
    })
  })
  expect(revokeOnchain).toHaveBeenCalledOnce()
})

test('a backend without contracts says so', async () => {
  const { ready, current } = mountHook(useAll, fakeBackend({ user: ada }))
  await ready()
  await act(async () => {
    await expect(current().end.revokeOnchain({ delegationId })).rejects.toMatchObject({ code: 'capability_missing' })
  })
})
