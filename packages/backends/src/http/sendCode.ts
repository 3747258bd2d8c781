import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Mails a code. */
export async function sendCode(
  connection: Connection,
  { email, signal }: { email: string; signal: AbortSignal },
): Promise<void> {
  await connection.begin('sendCode', signal).send(endpoints.sendCode, { email })
}
