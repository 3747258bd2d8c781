import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { assertSignedUnlessFirst } from '../http/signedRoute.ts'
import { addPasskey as addTo } from '../people/addPasskey.ts'
import { snapshotOf } from '../session/snapshot.ts'

/** Adds a passkey. Whoever has one already signs with it; the first one there is nothing to sign with. */
export const addPasskey = route(
  endpoints.addPasskey,
  async ({ server, session }, body) => {
    await addTo(server, session, body)
    return snapshotOf(server, session.userId)
  },
  { guard: assertSignedUnlessFirst, mfa: 'addPasskey' },
)
