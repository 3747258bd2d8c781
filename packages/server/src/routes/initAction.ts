import { LatchkeyError } from '@latchkey/core'
import * as endpoints from '@latchkey/core/endpoints'
import { WireInvalidError } from '@latchkey/core/wire'
import { randomText, sha256 } from '../bytes.ts'
import { actionLifetime, type PendingAction } from '../http/signedRoute.ts'
import { putPending } from '../http/putPending.ts'
import { route } from '../http/route.ts'

/** Takes note of a request that a passkey is about to sign, for two minutes and one use. */
export const initAction = route(endpoints.initAction, async ({ server, session }, { method, path, body }) => {
  const { store, rpId } = server
  const { userId, sid } = session
  assertPlain(path)
  const credentials = await store.credentials.ofUser(userId)
  if (credentials.length === 0)
    throw new LatchkeyError('passkey_required', 'This is signed by a passkey, and this person has none. Add one first.')
  const actionId = randomText()
  const expiresAt = server.now() + actionLifetime
  const data: PendingAction = { sid, method, path, bodyHash: await sha256(body), nonce: randomText() }
  await putPending(server, { kind: 'action', id: actionId, userId, data, expiresAt })
  const allowCredentials = credentials.map(({ id, transports }) => ({ id, type: 'public-key' as const, transports }))
  return { actionId, nonce: data.nonce, rpId, allowCredentials, exp: Math.floor(expiresAt / 1000) }
})

/** A path has one spelling: the one that the request for it will arrive with. */
function assertPlain(path: string): void {
  const { pathname, search } = new URL(path, 'http://server')
  if (path !== pathname + search) throw new WireInvalidError('path', 'is not spelled as a request for it would arrive')
}
