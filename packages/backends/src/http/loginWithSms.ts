import type { LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { asWhoIsThere } from './asWhoIsThere.ts'
import type { Connection } from './createConnection.ts'

/** Texts a code. */
export async function sendSmsCode(
  connection: Connection,
  { phone, signal }: { phone: string; signal: AbortSignal },
): Promise<void> {
  const endpoint = await asWhoIsThere(connection, endpoints.sendSmsCode, signal)
  await connection.begin('sendSmsCode', signal).send(endpoint, { phoneNumber: phone })
}

/** Signs in with the code that was texted. */
export function loginWithSms(
  connection: Connection,
  { phone, code, signal }: { phone: string; code: string; signal: AbortSignal },
): Promise<LoginResult> {
  return connection.begin('loginWithSms', signal).signIn(endpoints.loginWithSms, { phoneNumber: phone, code })
}
