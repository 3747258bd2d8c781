import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { offerRegistration, passkeyRefused, verifyRegistration } from '../passkeys/verifyRegistration.ts'
import { assertMaySignUp } from '../people/allowlist.ts'
import { newUser, newUserId } from '../people/newUser.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Gives the options for a new person's first passkey. */
export const signupWithPasskeyInit = route(endpoints.signupWithPasskeyInit, async ({ server }) => {
  await assertMaySignUp(server, null)
  return { options: await offerRegistration(server, { purpose: 'passkey-register', userId: newUserId() }) }
})

/** Makes a new person of a new passkey and signs them in. */
export const signupWithPasskey = route(
  endpoints.signupWithPasskey,
  async ({ server, request }, { authenticatorResponse }) => {
    const jkt = await verifyDpop(server, request)
    const { account, credential } = await verifyRegistration(server, 'passkey-register', authenticatorResponse)
    const now = server.now()
    const { userId } = credential
    const created = await server.store.users.create(
      newUser(server, { id: userId }),
      [{ ...account, firstVerifiedAt: now, latestVerifiedAt: now }],
      { credential },
    )
    if (created.outcome !== 'created') throw passkeyRefused('it belongs to somebody already; sign in with it instead')
    return startSession(server, { userId, isNewUser: true, jkt, byPasskey: true })
  },
)
