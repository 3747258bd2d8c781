import type { CallOptions, Device } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Where the person is signed in. */
export async function listDevices(connection: Connection, { signal }: CallOptions): Promise<Device[]> {
  return (await connection.begin('listDevices', signal).send(endpoints.listDevices)).devices
}

/** Signs the person out on one other device, or on all others. */
export async function signOutDevices(
  connection: Connection,
  { deviceId, signal }: { deviceId?: string } & CallOptions,
): Promise<Device[]> {
  const body = deviceId === undefined ? {} : { deviceId }
  return (await connection.begin('signOutDevices', signal).send(endpoints.signOutDevices, body)).devices
}
