import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { notLinked } from '../people/linkAccount.ts'
import { snapshotOf } from '../session/snapshot.ts'

/** Gives a passkey of the person's another name. */
export const renamePasskey = route(
  endpoints.renamePasskey,
  async ({ server, session: { userId } }, { credentialId, name }) => {
    const account = { type: 'passkey', key: credentialId } as const
    if (!(await server.store.users.setAccountData(userId, account, { authenticator_name: name }))) throw notLinked()
    return snapshotOf(server, userId)
  },
)
