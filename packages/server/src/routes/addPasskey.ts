import * as endpoints from '@latchkey/core/endpoints'
import { route, type UserCall } from '../http/route.ts'
import { assertSigned } from '../http/signedRoute.ts'
import { passkeyRefused, verifyRegistration } from '../passkeys/verifyRegistration.ts'
import { linkAccount } from '../people/linkAccount.ts'
import { snapshotOf } from '../session/snapshot.ts'

/** Adds a passkey. Whoever has one already signs with it; the first one there is nothing to sign with. */
export const addPasskey = route(
  endpoints.addPasskey,
  async ({ server, session: { userId } }, { authenticatorResponse, name }) => {
    const { account, credential } = await verifyRegistration(server, 'passkey-link', authenticatorResponse)
    if (credential.userId !== userId) throw passkeyRefused('its challenge was made for somebody else')
    const data = { ...account.data, ...(name !== undefined && { authenticator_name: name }) }
    await linkAccount(server, userId, { ...account, data }, credential)
    return snapshotOf(server, userId)
  },
  { guard: assertSignedUnlessFirst },
)

async function assertSignedUnlessFirst(call: UserCall, bytes: Uint8Array<ArrayBuffer>) {
  const { server, session } = call
  const own = await server.store.credentials.ofUser(session.userId)
  if (own.length) await assertSigned(call, bytes)
}
