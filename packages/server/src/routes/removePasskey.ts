import * as endpoints from '@latchkey/core/endpoints'
import { signedRoute } from '../http/signedRoute.ts'
import { unlinkAccount } from '../people/unlinkAccount.ts'
import { snapshotOf } from '../session/snapshot.ts'

/** Takes a passkey from the person. */
export const removePasskey = signedRoute(
  endpoints.removePasskey,
  async ({ server, session }, { credentialId }) => {
    await unlinkAccount(server, session.userId, { type: 'passkey', key: credentialId })
    return snapshotOf(server, session.userId)
  },
  { mfa: 'removePasskey' },
)
