import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { offerRegistration, passkeyRefused, verifyRegistration } from '../passkeys/verifyRegistration.ts'
import { linkAccount } from '../people/linkAccount.ts'
import { unlinkAccount } from '../people/unlinkAccount.ts'

/** Gives the options for one more passkey. */
export const linkPasskeyInit = route(endpoints.linkPasskeyInit, async ({ server, session: { userId } }) => {
  const known = await server.store.credentials.ofUser(userId)
  return { options: await offerRegistration(server, { purpose: 'passkey-link', userId, known }) }
})

/** Links the new passkey. */
export const linkPasskey = route(
  endpoints.linkPasskey,
  async ({ server, session: { userId } }, { authenticatorResponse }) => {
    const { account, credential } = await verifyRegistration(server, 'passkey-link', authenticatorResponse)
    if (credential.userId !== userId) throw passkeyRefused('its challenge was made for somebody else')
    return linkAccount(server, userId, account, credential)
  },
)

/** Takes a passkey from the person. */
export const unlinkPasskey = route(endpoints.unlinkPasskey, ({ server, session }, { credentialId }) =>
  unlinkAccount(server, session.userId, { type: 'passkey', key: credentialId }),
)
