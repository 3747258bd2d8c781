import * as endpoints from '@latchkey/core/endpoints'
import { route } from '../http/route.ts'
import { whoAsks } from '../http/whoAsks.ts'
import { findOrCreateUser } from '../people/findOrCreateUser.ts'
import { isMadeHere } from '../people/isMadeHere.ts'
import { nonceLifetime, randomNonce } from '../people/signInMessage.ts'
import { siweRefused, verifySiwe } from '../people/verifySiwe.ts'
import { startSession } from '../session/startSession.ts'
import { verifyDpop } from '../tokens/dpop.ts'

/** Gives the nonce that a Sign-In with Ethereum message (EIP-4361) must hold. */
export const generateSiweNonce = route(endpoints.generateSiweNonce, async (call, { address }) => {
  const { store, now } = call.server
  const nonce = randomNonce()
  const expiresAt = now() + nonceLifetime
  const userId = (await whoAsks(call))?.userId ?? null
  await store.tickets.put({ kind: 'siwe', id: nonce, userId, data: { address: address.toLowerCase() }, expiresAt })
  return { nonce, address, expiresAt: new Date(expiresAt).toISOString() }
})

/** Signs in with an external wallet (EIP-4361). */
export const loginWithSiwe = route(endpoints.loginWithSiwe, async ({ server, request }, { mode, ...proof }) => {
  const jkt = await verifyDpop(server, request)
  const wallet = await verifySiwe(server, proof)
  if (await isMadeHere(server, wallet.key))
    throw siweRefused('this wallet was made here; sign in the way its owner signed up')
  const person = await findOrCreateUser(server, wallet, { mode })
  return startSession(server, { ...person, jkt })
})
