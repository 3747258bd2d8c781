import { userActionHeader } from '@latchkey/core/wire'
import type { UserCall } from '../http/route.ts'
import { assertSigned, assertSignedUnlessFirst } from '../http/signedRoute.ts'
import { assertMfa } from './assertMfa.ts'
import { hasMfaToken } from './mfaToken.ts'

/**
 * Who may add and take away second factors: who shows one, or lost it and has a passkey sign; for the first a passkey signs, where
 * there is any. Else a stolen session would hold the person off with a factor of its own.
 */
export async function assertMaySetUp(call: UserCall): Promise<void> {
  if (await hasMfaToken(call.server, call.session, call.request)) return
  if (call.request.headers.has(userActionHeader)) return assertSigned(call)
  await assertMfa(call)
  await assertSignedUnlessFirst(call)
}
