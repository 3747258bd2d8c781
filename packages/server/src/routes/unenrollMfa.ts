import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { factorAudit } from '../mfa/factorAudit.ts'
import { assertMaySetUp } from '../mfa/setUpGuard.ts'
import { notEnrolled } from '../mfa/useTotp.ts'
import { readUser } from '../people/readUser.ts'

/** Takes the authenticator app from the person’s second factors. */
export const unenrollTotp = route(
  endpoints.unenrollTotp,
  async ({ server, session: { userId } }) => {
    const removed = await server.store.totp.remove(userId, factorAudit(server, 'mfa.removed', 'totp'))
    if (!removed) throw notEnrolled()
    return readUser(server, userId)
  },
  { guard: assertMaySetUp },
)
