import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { sessionRevoked } from '../http/authenticateUser.ts'
import { route } from '../http/route.ts'
import { assertMaySetUp } from '../mfa/setUpGuard.ts'
import { newTotpSecret } from '../mfa/totpSecret.ts'
import { readUser } from '../people/readUser.ts'

/** Makes a secret for the person’s authenticator app. Only who asked for it here ever sees it. */
export const initEnrollTotp = route(
  endpoints.initEnrollTotp,
  async ({ server, session: { userId } }) => {
    const { email, phone, id, mfaMethods } = await readUser(server, userId)
    if (mfaMethods.includes('totp')) throw alreadyEnrolled()
    const { wrapped, ...enrollment } = await newTotpSecret(server, userId, email?.address ?? phone?.number ?? id)
    const offered = await server.store.totp.offer({ userId, wrapped, createdAt: server.now() })
    if (offered) return enrollment
    throw (await server.store.totp.get(userId)) ? alreadyEnrolled() : sessionRevoked()
  },
  { guard: assertMaySetUp },
)

const alreadyEnrolled = () =>
  new LatchkeyError(
    'mfa_already_enrolled',
    'An authenticator app is this person’s second factor already. Take it away first, to use another.',
  )
