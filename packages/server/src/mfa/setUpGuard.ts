import { userActionHeader } from '@latchkey/core/wire'
import type { UserCall } from '../http/route.ts'
import { assertSigned, assertSignedUnlessFirst } from '../http/signedRoute.ts'
import { assertMfa } from './assertMfa.ts'
import { hasMfaToken } from './mfaToken.ts'

/**
 * Who may add a second factor: who shows one that they have, and for the first a passkey signs, where there is any. Else a stolen
 * session would hold the person off with a factor of its own.
 */
export async function assertMayEnroll(call: UserCall): Promise<void> {
  if (await hasMfaToken(call.server, call.session, call.request)) return
  await assertMfa(call)
  await assertSignedUnlessFirst(call)
}

/** Who may take one away: who shows any, or lost it and has a passkey sign. */
export async function assertMayUnenroll(call: UserCall): Promise<void> {
  if (call.request.headers.has(userActionHeader)) await assertSigned(call)
  else await assertMfa(call)
}
