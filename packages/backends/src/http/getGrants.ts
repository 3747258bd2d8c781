import type { Grant } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Server access, on and ended, newest first. */
export async function getGrants(connection: Connection, { signal }: { signal: AbortSignal }): Promise<Grant[]> {
  const { grants } = await connection.begin('getGrants', signal).send(endpoints.getGrants)
  return grants
}
