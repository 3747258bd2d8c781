import * as endpoints from '@latchkey/core/endpoints'
import { sha256 } from '../bytes.ts'
import { route } from '../http/route.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { guestAccount } from '../people/guestAccount.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Signs in without an account, by what this browser keeps. */
export const createGuestAccount = route(
  endpoints.createGuestAccount,
  async ({ server, request }, { guestCredential }) => {
    const jkt = await verifyDpop(server, request)
    const account = { type: guestAccount, key: await sha256(guestCredential), data: {} }
    const person = await findOrCreateUser(server, account, { isGuest: true })
    return startSession(server, { ...person, jkt })
  },
)
