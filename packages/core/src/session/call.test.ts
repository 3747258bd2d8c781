import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deferred } from '../../../../tests/setup/deferred.ts'
import type { Backend } from '../backend/Backend.ts'
import { fails, fakeBackend, hangs } from '../backend/fakeBackend.ts'
import { AbortedError, BackendFailedError, CapabilityMissingError, TimeoutError } from '../errors/backend.ts'
import { LatchkeyError } from '../errors/LatchkeyError.ts'
import { call } from './call.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('an absent verb is a capability that is missing', async () => {
  const backend: Partial<Backend> = fakeBackend()
  delete backend.delegateWallet
  await expect(call(backend as Backend, 'delegateWallet', { address: '0xA', chainType: 'ethereum' })).rejects.toThrow(
    CapabilityMissingError,
  )
})

test('a typed refusal arrives as it is', async () => {
  const refusal = new LatchkeyError('rate_limited', 'Later.', { retryable: true })
  const backend = fakeBackend({ refreshUser: () => Promise.reject(refusal) })
  await expect(call(backend, 'refreshUser', {})).rejects.toBe(refusal)
})

test('whatever a backend throws, at once or later, becomes a typed error with its cause (fault 20)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything(), fc.boolean(), async (thrown, atOnce) => {
      const refreshUser = () => {
        if (atOnce) throw thrown
        return Promise.reject(thrown)
      }
      const error: unknown = await call(fakeBackend({ refreshUser }), 'refreshUser', {}).catch(
        (caught: unknown) => caught,
      )
      expect(error).toBeInstanceOf(BackendFailedError)
      expect(error).toMatchObject({ retryable: true, ...(thrown !== undefined && { cause: thrown }) })
    }),
  )
})

test.each([null, 7, 'text', {}, []])('a verb that is no function but %j is a typed error (fault 20)', async (verb) => {
  const backend = fakeBackend({ restore: verb as never })
  await expect(call(backend, 'restore', {})).rejects.toMatchObject({
    code: expect.stringMatching(/backend_failed|capability_missing/),
  })
})

test.each([
  ['refreshUser', 30_000],
  ['revokeWallets', 30_000],
  ['renamePasskey', 30_000],
  ['createGuestAccount', 30_000],
  ['awaitFarcaster', 300_000],
  ['linkOAuth', 300_000],
  ['transferAccount', 300_000],
  ['delegateWallet', 300_000],
  ['loginWithPasskey', 300_000],
] as const)(
  '%s that never answers fails after its deadline, and the backend hears so (faults 9, 20)',
  async (verb, deadline) => {
    let signal: AbortSignal | undefined
    const backend = fakeBackend({
      [verb]: (options: { signal: AbortSignal }) => {
        signal = options.signal
        return hangs()
      },
    })
    const settled = vi.fn()
    const answer = call(backend, verb, {} as never).catch(settled)
    await vi.advanceTimersByTimeAsync(deadline - 1)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await answer
    expect(settled).toHaveBeenCalledWith(expect.any(TimeoutError))
    expect(signal?.aborted).toBe(true)
  },
)

test('an answer after the deadline changes nothing', async () => {
  const late = deferred<never>()
  const answer = call(fakeBackend({ refreshUser: () => late.promise }), 'refreshUser', {})
  const caught = expect(answer).rejects.toThrow(TimeoutError)
  await vi.advanceTimersByTimeAsync(30_000)
  late.reject(new Error('late'))
  await caught
})

test('a call that is given up rejects at once, the backend hears so, and no listener stays behind', async () => {
  const controller = new AbortController()
  const removed = vi.spyOn(controller.signal, 'removeEventListener')
  let heard: AbortSignal | undefined
  const backend = fakeBackend({
    refreshUser: ({ signal }) => {
      heard = signal
      return hangs()
    },
  })
  const answer = call(backend, 'refreshUser', {}, { signal: controller.signal })
  await Promise.resolve()
  controller.abort(new Error('unmounted'))
  await expect(answer).rejects.toThrow(AbortedError)
  await expect(answer).rejects.toMatchObject({ code: 'aborted', cause: new Error('unmounted') })
  expect(heard?.aborted).toBe(true)
  expect(removed).toHaveBeenCalledOnce()
})

test('a call that is given up before it begins never reaches the backend', async () => {
  const refreshUser = vi.fn(hangs)
  const signal = AbortSignal.abort()
  await expect(call(fakeBackend({ refreshUser }), 'refreshUser', {}, { signal })).rejects.toThrow(AbortedError)
  expect(refreshUser).not.toHaveBeenCalled()
})

test('a typed reason for giving up is the error', async () => {
  const signal = AbortSignal.abort(new LatchkeyError('identity_changed', 'Somebody else is here.'))
  await expect(call(fakeBackend(), 'refreshUser', {}, { signal })).rejects.toMatchObject({ code: 'identity_changed' })
})

test('the caller’s signal is not the backend’s, and parameters arrive beside it', async () => {
  const signal = new AbortController().signal
  const loginWithCode = vi.fn(fails('invalid_credentials'))
  const parameters = { email: 'ada@example.com', code: '123456' }
  await expect(call(fakeBackend({ loginWithCode }), 'loginWithCode', parameters, { signal })).rejects.toThrow()
  expect(loginWithCode).toHaveBeenCalledWith({ ...parameters, signal: expect.any(AbortSignal) })
})
