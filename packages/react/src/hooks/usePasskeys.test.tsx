import { ada, fails, fakeBackend, type FakeScript } from '@latchkey/core/fake'
import type { OwnPasskey } from '@latchkey/core'
import { act, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { usePasskeys } from './usePasskeys.ts'

const first: OwnPasskey = { credentialId: 'c1', name: null, createdAt: new Date(0), lastUsedAt: null, backedUp: true }
const snapshot = { user: ada, identityToken: null }

/** A backend that keeps a list of passkeys and checks none of them. */
function scripted(): FakeScript {
  let passkeys = [first]
  return {
    user: ada,
    listPasskeys: async () => passkeys,
    async addPasskey({ name }) {
      passkeys = [...passkeys, { ...first, credentialId: 'c2', name: name ?? null }]
      return snapshot
    },
    async renamePasskey({ credentialId, name }) {
      passkeys = passkeys.map((each) => (each.credentialId === credentialId ? { ...each, name } : each))
      return snapshot
    },
    async removePasskey({ credentialId }) {
      passkeys = passkeys.filter((each) => each.credentialId !== credentialId)
      return snapshot
    },
  }
}

async function setUp(script: FakeScript) {
  const mounted = mountHook(usePasskeys, fakeBackend(script))
  await mounted.ready()
  await waitFor(() => expect(mounted.current().data).toHaveLength(1))
  return mounted
}

test('what was added, renamed and removed shows by itself', async () => {
  const { current } = await setUp(scripted())
  await act(async () => void (await current().addPasskey({ name: 'Phone' })))
  await waitFor(() => expect(current().data).toMatchObject([{ name: null }, { name: 'Phone' }]))
  await act(async () => void (await current().renamePasskey({ credentialId: 'c1', name: 'Laptop' })))
  await waitFor(() => expect(current().data).toMatchObject([{ name: 'Laptop' }, { name: 'Phone' }]))
  await act(async () => void (await current().removePasskey({ credentialId: 'c1' })))
  await waitFor(() => expect(current().data).toMatchObject([{ name: 'Phone' }]))
})

test('a passkey may be added without a name', async () => {
  const { current } = await setUp(scripted())
  await act(async () => void (await current().addPasskey()))
  await waitFor(() => expect(current().data).toMatchObject([{ name: null }, { name: null }]))
})

test('a refusal is the mutation’s error, and the list stays', async () => {
  const { current } = await setUp({ ...scripted(), removePasskey: fails('last_recovery_method') })
  await act(async () => current().removing.mutate({ credentialId: 'c1' }))
  await waitFor(() => expect(current().removing.error).toMatchObject({ code: 'last_recovery_method' }))
  expect(current().data).toEqual([first])
})
