import type { ActivityPage } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** What was done with server access, newest first, a part at a time. */
export async function getActivity(
  connection: Connection,
  { cursor, signal }: { cursor?: string; signal: AbortSignal },
): Promise<ActivityPage> {
  const attempt = connection.begin('getActivity', signal)
  return await attempt.send(endpoints.getActivity, undefined, cursor === undefined ? {} : { query: { cursor } })
}
