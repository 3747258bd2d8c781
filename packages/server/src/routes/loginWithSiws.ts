import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { whoAsks } from '../http/whoAsks.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { isMadeHere } from '../people/isMadeHere.ts'
import { nonceLifetime, randomNonce } from '../people/signInMessage.ts'
import { siwsRefused, verifySiws } from '../people/verifySiws.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Gives the nonce that a Sign-In with Solana message must hold. */
export const generateSiwsNonce = route(endpoints.generateSiwsNonce, async (call, { address }) => {
  const { store, now } = call.server
  const nonce = randomNonce()
  const expiresAt = now() + nonceLifetime
  const userId = (await whoAsks(call))?.userId ?? null
  await store.tickets.put({ kind: 'siws', id: nonce, userId, data: { address }, expiresAt })
  return { nonce, address, expiresAt: new Date(expiresAt).toISOString() }
})

/** Signs in with an external Solana wallet. */
export const loginWithSiws = route(endpoints.loginWithSiws, async ({ server, request }, { mode, ...proof }) => {
  const jkt = await verifyDpop(server, request)
  const wallet = await verifySiws(server, proof)
  if (await isMadeHere(server, wallet.key))
    throw siwsRefused('this wallet was made here; sign in the way its owner signed up')
  const person = await findOrCreateUser(server, wallet, { mode })
  return startSession(server, { ...person, jkt })
})
