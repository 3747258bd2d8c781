import type { LoginResult, TelegramProof } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import type { Connection } from './createConnection.ts'

/** Signs in whom Telegram signed for. */
export function loginWithTelegram(
  connection: Connection,
  { signal, ...proof }: TelegramProof & { signal: AbortSignal },
): Promise<LoginResult> {
  return connection.begin('loginWithTelegram', signal).signIn(endpoints.loginWithTelegram, proof)
}
