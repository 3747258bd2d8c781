import type { SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Notes that the person agreed to the app's terms. */
export async function acceptTerms(
  connection: Connection,
  { signal }: { signal: AbortSignal },
): Promise<SessionSnapshot> {
  const attempt = connection.begin('acceptTerms', signal)
  await attempt.send(endpoints.acceptTerms)
  return attempt.send(endpoints.refreshUser)
}
