import type { Device } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import type { Server } from '../Server.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'

/** Lists where the person is signed in. */
export const listDevices = route(endpoints.listDevices, async ({ server, session }) => ({
  devices: await devicesOf(server, session),
}))

/** Where somebody is signed in: the device that asks first, then as they were last used. */
export async function devicesOf({ store, now }: Server, { userId, sid }: SignedIn): Promise<Device[]> {
  const families = await store.families.ofUser(userId, now())
  return families
    .toSorted((a, b) => Number(b.sid === sid) - Number(a.sid === sid) || b.rotatedAt - a.rotatedAt)
    .map(({ id, createdAt, rotatedAt, ...family }) => ({
      id,
      createdAt: new Date(createdAt),
      lastUsedAt: new Date(rotatedAt),
      current: family.sid === sid,
    }))
}
