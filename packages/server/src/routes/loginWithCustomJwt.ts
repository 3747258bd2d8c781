import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { linkAccount, type ProvenAccount } from '../people/linkAccount.ts'
import type { Server } from '../Server.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Signs in with a token of the app's own sign-in service. */
export const loginWithCustomJwt = route(endpoints.loginWithCustomJwt, async ({ server, request }, { token, mode }) => {
  const jkt = await verifyDpop(server, request)
  const person = await findOrCreateUser(server, await customAccount(server, token), { mode })
  return startSession(server, { ...person, jkt })
})

/** Links whom such a token names. */
export const linkCustomJwt = route(
  endpoints.linkCustomJwt,
  async ({ server, session }, { token }) => linkAccount(server, session.userId, await customAccount(server, token)),
  { mfa: 'link' },
)

async function customAccount({ verifyCustomToken }: Server, token: string): Promise<ProvenAccount> {
  if (!verifyCustomToken)
    throw new LatchkeyError(
      'capability_missing',
      'This server knows no sign-in service of the app’s own. Give it customAuth.',
    )
  const id = await verifyCustomToken(token)
  return { type: 'custom_auth', key: id, data: { custom_user_id: id } }
}
