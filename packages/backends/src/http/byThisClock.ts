import type { Connection } from './createConnection.ts'

/** A moment that the server names in seconds, by this device's clock, which may differ. */
export const byThisClock = (connection: Connection, seconds: number): Date =>
  new Date(Date.now() + seconds * 1000 - connection.serverTime())
