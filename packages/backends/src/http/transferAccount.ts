import type { SessionSnapshot } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Moves an account of somebody else's to the person who showed that it is theirs. */
export async function transferAccount(
  connection: Connection,
  { nonce, signal }: { nonce: string; signal: AbortSignal },
): Promise<SessionSnapshot> {
  const attempt = connection.begin('transferAccount', signal)
  await attempt.send(endpoints.transferAccount, { nonce })
  return await attempt.send(endpoints.refreshUser)
}
