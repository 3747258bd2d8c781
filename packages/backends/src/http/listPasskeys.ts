import type { CallOptions, OwnPasskey } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** The passkeys that the person signs in with. */
export async function listPasskeys(connection: Connection, { signal }: CallOptions): Promise<OwnPasskey[]> {
  return (await connection.begin('listPasskeys', signal).send(endpoints.listPasskeys)).passkeys
}
