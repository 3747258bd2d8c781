import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { makeMfaToken } from '../mfa/mfaToken.ts'
import { useTotp } from '../mfa/useTotp.ts'

/** Takes a code of the person’s authenticator app. */
export const verifyTotp = route(endpoints.verifyTotp, async ({ server, session }, { code }) => {
  await useTotp(server, session.userId, code)
  return { token: await makeMfaToken(server, session) }
})
