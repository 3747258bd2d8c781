import * as is from './check.ts'
import { shape } from './codec.ts'
import { endpoint } from './endpoint.ts'
import { devices } from './listDevices.ts'

/** Signs the person out on one other device, or on all others. Gives where they are still signed in. */
export const signOutDevices = endpoint({
  method: 'POST',
  path: '/devices/sign_out',
  auth: 'user',
  body: shape<{ deviceId?: string }>({ device_id: is.optional(is.text('a device id', /^[\w-]+$/, 128)) }),
  response: devices,
})
