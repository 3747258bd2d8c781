import { LatchkeyError, type MfaRequest } from '@latchkey/core'
import { ada, fakeBackend } from '@latchkey/core/fake'
import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useMfa } from './useMfa.ts'
import { useMfaEnrollment } from './useMfaEnrollment.ts'
import { useRegisterMfaListener } from './useRegisterMfaListener.ts'
import { useUser } from './useUser.ts'

/** A backend that holds unenrolling back until a second factor is shown. */
function scripted() {
  const listeners = new Set<(request: MfaRequest) => void>()
  let settle = (_shown: boolean) => {}
  const plain = fakeBackend({ user: ada })
  const backend = fakeBackend({
    user: ada,
    onMfaRequired(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    submitEnrollMfa: (factor) => plain.submitEnrollMfa!(factor),
    refreshUser: (options) => plain.refreshUser(options),
    async verifyMfa(factor) {
      await plain.verifyMfa!(factor)
      settle(true)
    },
    async unenrollMfa(factor) {
      const shown = await new Promise<boolean>((resolve) => {
        settle = resolve
        for (const listener of listeners) listener({ methods: ['totp'], cancel: () => resolve(false) })
      })
      if (!shown) throw new LatchkeyError('mfa_required', 'Scripted.')
      return plain.unenrollMfa!(factor)
    },
  })
  return { backend, listeners }
}

async function setUp() {
  const { backend, listeners } = scripted()
  const asked: (readonly string[])[] = []
  const useAll = () => {
    useRegisterMfaListener({ onMfaRequired: (methods) => void asked.push(methods) })
    return { ...useMfa(), ...useMfaEnrollment(), ...useUser() }
  }
  const mounted = mountHook(useAll, backend)
  await mounted.ready()
  await act(async () => void (await mounted.current().submitEnrollmentWithTotp({ mfaCode: '123456' })))
  return { ...mounted, asked, listeners }
}

test('an app is enrolled by its code, and the person has it as a second factor', async () => {
  const { current } = await setUp()
  expect((await current().initEnrollmentWithTotp()).authUrl).toContain('otpauth://totp/')
  expect(current().user!.mfaMethods).toEqual(['totp'])
  await expect(current().submitEnrollmentWithTotp({ mfaCode: '000000' })).rejects.toMatchObject({
    code: 'missing_or_invalid_mfa',
  })
})

test('what is held back goes on once the code was submitted, and stays held back after a wrong one', async () => {
  const { current, asked } = await setUp()
  let unenrolling = Promise.resolve<unknown>(undefined)
  act(() => void (unenrolling = current().unenrollWithTotp()))
  await act(async () => {})
  expect(asked).toEqual([['totp']])
  await expect(current().submit('totp', '000000')).rejects.toMatchObject({ code: 'missing_or_invalid_mfa' })
  await act(async () => {
    await current().submit('totp', '654321')
    await unenrolling
  })
  expect(current().user!.mfaMethods).toEqual([])
})

test('who cancels is refused, and nothing changes', async () => {
  const { current } = await setUp()
  let unenrolling = Promise.resolve<unknown>(undefined)
  act(() => void (unenrolling = current().unenrollWithTotp()))
  const refused = expect(unenrolling).rejects.toMatchObject({ code: 'mfa_required' })
  await act(async () => current().cancel())
  await refused
  expect(current().user!.mfaMethods).toEqual(['totp'])
})

test('nobody listens any more once the component is gone', async () => {
  const { unmount, listeners } = await setUp()
  expect(listeners.size).toBe(1)
  unmount()
  expect(listeners.size).toBe(0)
})
