import { ada, fakeBackend } from '@latchkey/core/fake'
import type { Device } from '@latchkey/core'
import { act, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { mountHook } from '../../../../tests/setup/mount.tsx'
import { useDevices } from './useDevices.ts'

const device = (id: string, current = false): Device => ({
  id,
  createdAt: new Date(0),
  lastUsedAt: new Date(0),
  current,
})

/** A backend of several devices, and a way to tell of news. */
function scripted() {
  let devices = [device('here', true), device('phone'), device('desk')]
  const listeners = new Set<() => void>()
  const backend = fakeBackend({
    user: ada,
    listDevices: async () => devices,
    signOutDevices: async ({ deviceId }) =>
      (devices = devices.filter(({ id, current }) => current || (deviceId ?? id) !== id)),
    subscribe(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  })
  const signIn = (id: string) => {
    devices = [...devices, device(id)]
    listeners.forEach((hear) => hear())
  }
  return { backend, signIn }
}

async function setUp() {
  const { backend, signIn } = scripted()
  const mounted = mountHook(useDevices, backend)
  await mounted.ready()
  const ids = () => mounted.current().data?.map(({ id }) => id)
  await waitFor(() => expect(ids()).toEqual(['here', 'phone', 'desk']))
  return { ...mounted, ids, signIn }
}

test('one device is signed out, then all others, and the list shows it', async () => {
  const { current, ids } = await setUp()
  await act(async () => void (await current().signOutDevices({ deviceId: 'phone' })))
  await waitFor(() => expect(ids()).toEqual(['here', 'desk']))
  await act(async () => void (await current().signOutDevices()))
  await waitFor(() => expect(ids()).toEqual(['here']))
})

test('who signs in elsewhere is on the list without being asked for', async () => {
  const { ids, signIn } = await setUp()
  act(() => signIn('tablet'))
  await waitFor(() => expect(ids()).toEqual(['here', 'phone', 'desk', 'tablet']))
})
