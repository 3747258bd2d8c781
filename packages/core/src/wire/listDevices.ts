import type { Device } from '../types/Device.ts'
import * as is from './check.ts'
import { list, seconds, shape } from './codec.ts'
import { endpoint } from './endpoint.ts'

const device = shape<Device>(
  { id: is.string, created_at: is.number, last_used_at: is.number, current: is.boolean },
  { inner: { created_at: seconds, last_used_at: seconds } },
)

/** The devices that the person is signed in on. */
export const devices = shape<{ devices: Device[] }>({ devices: is.array() }, { inner: { devices: list(device) } })

/** Lists where the person is signed in: the device that asks first, then as they were last used. */
export const listDevices = endpoint({ method: 'GET', path: '/devices', auth: 'user', response: devices })
