import { expect, test } from 'vitest'
import { signal, signUp } from '../person.ts'
import type { Case } from '../Subject.ts'

export const listDevices: Case = (create) => {
  test('tells of the device that somebody signed in on, also after a reload', async () => {
    const { backend, reopen } = await create()
    await signUp(backend)
    const [device, ...more] = await backend.listDevices!({ signal })
    expect(more).toEqual([])
    expect(device).toMatchObject({ id: expect.any(String), current: true })
    expect(device!.createdAt).toBeInstanceOf(Date)
    expect(device!.lastUsedAt).toBeInstanceOf(Date)
    const again = reopen()
    await again.restore({ signal })
    expect(await again.listDevices!({ signal })).toMatchObject([{ id: device!.id, current: true }])
  })

  test('is for who is signed in', async () => {
    const { backend } = await create()
    await expect(backend.listDevices!({ signal })).rejects.toMatchObject({ name: 'LatchkeyError' })
  })
}
