import * as endpoints from '@latchkey/core/endpoints'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { Connection } from './createConnection.ts'

/** Mails a code. */
export async function sendCode(
  connection: Connection,
  { email, signal }: { email: string; signal: AbortSignal },
): Promise<void> {
  const endpoint = await asWhoIsThere(connection, endpoints.sendCode, signal)
  await connection.begin('sendCode', signal).send(endpoint, { email })
}
