import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const signOutDevices: Case = (create) => {
  test('leaves the device that asks signed in', async () => {
    const { backend } = await create()
    await signUp(backend)
    const before = await backend.listDevices!({ signal })
    expect(await backend.signOutDevices!({ signal })).toEqual(before)
    expect(await backend.listDevices!({ signal })).toEqual(before)
    expect((await backend.refreshUser({ signal })).user.id).toBeTruthy()
  })

  test('refuses the device that asks, and leaves a device of nobody’s alone', async () => {
    const { backend } = await create()
    await signUp(backend)
    const [own] = await backend.listDevices!({ signal })
    const refused = backend.signOutDevices!({ deviceId: own!.id, signal })
    await expect(refused).rejects.toMatchObject({ code: 'wire_invalid' })
    expect(await backend.signOutDevices!({ deviceId: 'nobodys', signal })).toEqual([own])
  })
}
