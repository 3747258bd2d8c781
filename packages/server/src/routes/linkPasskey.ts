import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { assertSignedUnlessFirst, signedRoute } from '../http/signedRoute.ts'
import { offerRegistration } from '../passkeys/verifyRegistration.ts'
import { addPasskey } from '../people/addPasskey.ts'
import { unlinkAccount } from '../people/unlinkAccount.ts'

/** Gives the options for one more passkey. */
export const linkPasskeyInit = route(endpoints.linkPasskeyInit, async ({ server, session: { userId } }) => {
  const known = await server.store.credentials.ofUser(userId)
  return { options: await offerRegistration(server, { purpose: 'passkey-link', userId, known }) }
})

/** Links the new passkey, at Privy's address. Signed as at ours: else a stolen session could make itself a way in for good. */
export const linkPasskey = route(
  endpoints.linkPasskey,
  ({ server, session }, { authenticatorResponse }) => addPasskey(server, session, { authenticatorResponse }),
  { guard: assertSignedUnlessFirst, mfa: 'addPasskey' },
)

/** Takes a passkey from the person, at Privy's address. Signed as at ours. */
export const unlinkPasskey = signedRoute(
  endpoints.unlinkPasskey,
  ({ server, session }, { credentialId }) =>
    unlinkAccount(server, session.userId, { type: 'passkey', key: credentialId }),
  { mfa: 'removePasskey' },
)
