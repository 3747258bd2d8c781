import type { LoginResult } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { toBase64url } from '@latchkey/core/wire'
import type { Connection } from './createConnection.ts'
import { guestKey } from './guestKey.ts'

/** Signs in without an account, by a credential that this browser keeps until somebody signs out. */
export async function createGuestAccount(
  connection: Connection,
  { signal }: { signal: AbortSignal },
): Promise<LoginResult> {
  const attempt = connection.begin('createGuestAccount', signal)
  const { storage, scope } = connection.options
  const guestCredential = await storage.update(guestKey(scope), (kept) =>
    typeof kept === 'string' ? kept : toBase64url(crypto.getRandomValues(new Uint8Array(32))),
  )
  return await attempt.signIn(endpoints.createGuestAccount, { guestCredential: guestCredential as string })
}
