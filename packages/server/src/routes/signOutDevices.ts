import * as endpoints from '@latchkey/core/endpoints'
import { WireInvalidError } from '@latchkey/core/wire'
import { route } from '../http/route.ts'
import { devicesOf } from './listDevices.ts'

/** Signs somebody out on one other device, or on all others. Where one has signed out by itself there is nothing left to do. */
export const signOutDevices = route(endpoints.signOutDevices, async ({ server, session }, { deviceId }) => {
  const { userId, sid } = session
  const { families } = server.store
  const own = await families.ofSession(sid)
  if (own && own.id === deviceId)
    throw new WireInvalidError('device_id', 'is the device that asks. Sign out there with POST /sessions/logout')
  await families.revokeOfUser(userId, server.now(), deviceId === undefined ? { except: own?.id } : { only: deviceId })
  return { devices: await devicesOf(server, session) }
})
