import { ada, fails, fakeBackend, type FakeScript } from '@latchkey/core/fake'
import type { RecoveryOption } from '@latchkey/core'
import { act, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useRecovery } from './useRecovery.ts'

const createdAt = new Date(0)
const passkey: RecoveryOption = { method: 'user-passkey', credentialId: 'c1', createdAt }
const passcode: RecoveryOption = { method: 'user-passcode', createdAt }
const newPasscode = 'plum orchestra 7 lantern'

/** A backend that keeps a list of ways and checks none of them. */
function scripted(): FakeScript {
  let ways = [passkey]
  return {
    user: ada,
    getRecoveryMethods: async () => ways,
    addRecoveryMethod: async () => (ways = [passkey, passcode]),
    removeRecoveryMethod: async ({ method }) => (ways = ways.filter((way) => way.method !== method)),
  }
}

async function setUp(script: FakeScript) {
  const mounted = mountHook(useRecovery, fakeBackend(script))
  await mounted.ready()
  return mounted
}

test('shows what opens the wallets, and what was added or removed by itself', async () => {
  const { current } = await setUp(scripted())
  await waitFor(() => expect(current().data).toEqual([passkey]))
  await act(async () => void (await current().addRecoveryMethod({ method: 'user-passcode', newPasscode })))
  await waitFor(() => expect(current().data).toEqual([passkey, passcode]))
  await act(async () => void (await current().removeRecoveryMethod({ method: 'user-passcode' })))
  await waitFor(() => expect(current().data).toEqual([passkey]))
})

test('a refusal is the mutation’s error, and the list stays', async () => {
  const { current } = await setUp({ ...scripted(), removeRecoveryMethod: fails('last_recovery_method') })
  await waitFor(() => expect(current().data).toEqual([passkey]))
  await act(async () => current().removing.mutate({ method: 'user-passcode' }))
  await waitFor(() => expect(current().removing.error).toMatchObject({ code: 'last_recovery_method' }))
  expect(current().data).toEqual([passkey])
})

test('a backend without vaults says so', async () => {
  const { current } = await setUp({ user: ada })
  await waitFor(() => expect(current().error).toMatchObject({ code: 'capability_missing' }))
})
