import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { assertMayUnenroll } from '../mfa/setUpGuard.ts'
import { notEnrolled } from '../mfa/useTotp.ts'
import { readUser } from '../people/readUser.ts'

/** Takes the authenticator app from the person’s second factors. */
export const unenrollTotp = route(
  endpoints.unenrollTotp,
  async ({ server, session: { userId } }) => {
    const audit = {
      ts: server.now(),
      actor: 'user',
      event: 'mfa.removed',
      subject: 'totp',
      detail: { type: 'totp' },
    } as const
    if (!(await server.store.totp.remove(userId, audit))) throw notEnrolled()
    return readUser(server, userId)
  },
  { guard: assertMayUnenroll },
)
