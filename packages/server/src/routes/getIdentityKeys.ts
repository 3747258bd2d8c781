import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'

/** The key that signs delegation offers, for whoever wants to pin it. */
export const getIdentityKeys = route(endpoints.getIdentityKeys, async ({ server }) => {
  const { kid, publicJwk } = await server.keys.identity()
  return { keys: [{ ...publicJwk, kid, alg: 'ES256', use: 'sig' }] }
})
