import { ada, fakeBackend } from '@latchkey/core/fake'
import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useLinkAccount } from './useLinkAccount.ts'
import { useUnlinkAccount } from './useUnlinkAccount.ts'
import { useUser } from './useUser.ts'

const useLinking = () => ({ ...useLinkAccount(), ...useUnlinkAccount(), ...useUser() })

test('an account is linked and taken away, and whoever reads the person sees it', async () => {
  const { current, ready } = mountHook(useLinking, fakeBackend({ user: ada }))
  await ready()
  const phone = { type: 'phone', number: '+442079460018' } as const
  await act(async () => void (await current().linkAccount({ ...phone, code: '123456' })))
  expect(current().user?.phone?.number).toBe(phone.number)
  await act(async () => void (await current().unlinkAccount(phone)))
  expect(current().user?.phone).toBeUndefined()
})

test('what the backend cannot do is known before anybody presses', async () => {
  const backend = fakeBackend({ user: ada })
  delete backend.linkAccount
  delete backend.unlinkAccount
  const mounted = mountHook(useLinking, backend)
  await mounted.ready()
  expect(mounted.current()).toMatchObject({ canLink: false, canUnlink: false })
  await expect(mounted.current().unlinkAccount({ type: 'email', address: 'ada@example.com' })).rejects.toMatchObject({
    code: 'capability_missing',
  })
})
