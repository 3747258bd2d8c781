import { ada, fakeBackend } from '@latchkey/core/fake'
import type { MfaRequest } from '@latchkey/core'
import { act } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { mountPrivy } from './mountPrivy.test.kit.tsx'
import { useMfa } from './useMfa.ts'
import { useMfaEnrollment } from './useMfaEnrollment.ts'
import { useRegisterMfaListener } from './useRegisterMfaListener.ts'

test('an authenticator app becomes a second factor, and is one no more', async () => {
  const use = () => ({ ...useMfaEnrollment(), mfaMethods: useMfa().mfaMethods })
  const { ready, current, privy } = mountPrivy(use, fakeBackend({ user: ada }))
  await ready()
  await act(async () => expect(await current().initEnrollmentWithTotp()).toHaveProperty('authUrl'))
  await act(async () => expect(await current().submitEnrollmentWithTotp({ mfaCode: '123456' })).toBeUndefined())
  expect([current().mfaMethods, privy().mfaMethods, privy().user?.mfaMethods]).toEqual([['totp'], ['totp'], ['totp']])
  await act(() => current().unenrollWithTotp())
  expect(current().mfaMethods).toEqual([])
})

test('what is held back is told under Privy’s name, and given up by cancel', async () => {
  const [onMfaRequired, cancel] = [vi.fn(), vi.fn()]
  let hold: (request: MfaRequest) => void = () => {}
  const backend = fakeBackend({
    user: ada,
    onMfaRequired: (listener) => {
      hold = listener
      return () => {}
    },
  })
  const { ready, current } = mountPrivy(() => {
    useRegisterMfaListener({ onMfaRequired })
    return useMfa()
  }, backend)
  await ready()
  act(() => hold({ methods: ['totp'], cancel }))
  expect(onMfaRequired).toHaveBeenCalledExactlyOnceWith({ mfaMethods: ['totp'] })
  current().cancel()
  expect(cancel).toHaveBeenCalledOnce()
})
