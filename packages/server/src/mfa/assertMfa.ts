import { LatchkeyError, type MfaAction } from '@latchkey/core'
import type { Server } from '../Server.ts'
import type { SignedIn } from '../tokens/SignedIn.ts'
import { hasMfaToken } from './mfaToken.ts'
import { mfaMethods } from './mfaMethods.ts'

interface Asking {
  server: Server
  session: SignedIn
  request: Request
}

/** Refuses with `mfa_required` where the person has a second factor and did not show it in this session lately. */
export async function assertMfa({ server, session, request }: Asking): Promise<void> {
  if (await hasMfaToken(server, session, request)) return
  const person = await server.store.users.get(session.userId, server.now())
  if (person && mfaMethods(person).length > 0)
    throw new LatchkeyError(
      'mfa_required',
      'This needs a second factor of this person’s, shown in this session lately. Verify one at /mfa, and send what it gave in the header latchkey-mfa.',
    )
}

/** The same where the app demands it for this action. */
export async function assertMfaFor(call: Asking, action: MfaAction): Promise<void> {
  if (call.server.mfa.requiredFor.has(action)) await assertMfa(call)
}
