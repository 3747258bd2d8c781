import { ada, fakeBackend } from '@latchkey/core/fake'
import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useDelegatedAction } from './useDelegatedAction.ts'

const useCreation = () => useDelegatedAction('createWallet')

test('shows each step, and its functions stay the same', async () => {
  const prompt = deferred<null>()
  const backend = fakeBackend({ user: ada, signAction: () => prompt.promise })
  const { current, ready } = mountHook(useCreation, backend, { strict: true })
  await ready()
  const { prepare, approve, cancel, reset, run } = current()
  await act(async () => void (await prepare({ chainType: 'ethereum' })))
  expect(current()).toMatchObject({ status: 'ready', request: { kind: 'createWallet', chainType: 'ethereum' } })
  await act(async () => void approve())
  expect(current().status).toBe('prompting')
  await act(async () => prompt.resolve(null))
  await waitFor(() => expect(current().status).toBe('done'))
  expect(current()).toMatchObject({ status: 'done', result: { chainType: 'ethereum' } })
  expect(current()).toMatchObject({ prepare, approve, cancel, reset, run })
})

test('a prompt that is open when the component goes is given up', async () => {
  const signals: AbortSignal[] = []
  const signAction = ({ signal }: { signal: AbortSignal }) => (signals.push(signal), new Promise<never>(() => {}))
  const { current, ready, unmount } = mountHook(useCreation, fakeBackend({ user: ada, signAction }))
  await ready()
  await act(async () => void (await current().prepare({ chainType: 'ethereum' })))
  await act(async () => void current().approve())
  await vi.waitUntil(() => signals.length === 1)
  unmount()
  expect(signals[0]!.aborted).toBe(true)
})

test('two components on the same action do not share their steps', async () => {
  const { current, ready } = mountHook(() => [useCreation(), useCreation()] as const, fakeBackend({ user: ada }))
  await ready()
  await act(async () => void (await current()[0].prepare({ chainType: 'ethereum' })))
  expect(current().map(({ status }) => status)).toEqual(['ready', 'idle'])
})

test('outside a provider calling is refused', async () => {
  const { result } = renderHook(useCreation)
  await expect(result.current.run({ chainType: 'ethereum' })).rejects.toMatchObject({ code: 'provider_missing' })
  await expect(result.current.prepare({ chainType: 'ethereum' })).rejects.toMatchObject({ code: 'provider_missing' })
})
